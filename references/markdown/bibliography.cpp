#include "references/markdown/bibliography.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

#include "references/bounds.hpp"
#include "references/charset.hpp"
#include "references/claims.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

bool has_suffix(std::string_view name, std::initializer_list<std::string_view> suffixes) {
  const std::string lower = to_lower_ascii(name);
  return std::ranges::any_of(suffixes, [&](std::string_view suffix) { return lower.ends_with(suffix); });
}

const FormatInfo* format_of(std::string_view name, std::string_view bytes) {
  if (has_suffix(name, {".bib", ".bibtex", ".biblatex"})) return find_format("bibtex");
  if (has_suffix(name, {".json"})) return find_format("csl-json");
  if (has_suffix(name, {".ris"})) return find_format("ris");
  const FormatInfo* const guess = guess_format(name, bytes);
  if (guess == nullptr || guess->format == Format::markdown || guess->format == Format::text) return nullptr;
  return guess;
}

/// The file as reports show it: beside the article.
std::string beside(std::string_view article, std::string_view name) {
  const std::size_t slash = article.rfind('/');
  if (slash == std::string_view::npos || name.starts_with('/')) return std::string(name);
  return std::string(article.substr(0, slash + 1)) + std::string(name);
}

class BibliographyReader {
 public:
  BibliographyReader(Article& article, const ReadOptions& options)
      : article_(article), options_(options), source_(*article.source), budget_(article.problems) {}

  void read(const Metadata::Named& file) {
    if (!names_.insert(file.value).second || budget_.is_spent()) return;
    const auto refuse = [&](std::string why) {
      out_.whole = false;
      article_.problems.push_back({"bibliography-not-read", std::move(why), file.span});
    };
    if (!options_.companion)
      return refuse("the bibliography " + printable(file.value) +
                    " is not read: beside an article from here no file may be read");
    const Result<std::string> bytes = options_.companion(file.value);
    if (!bytes) return refuse("the bibliography is not read: " + to_valid_utf8(bytes.error().what));
    if (bytes->size() > kMostSource - std::min(kMostSource, source_.size()))
      return refuse("the bibliography " + printable(file.value) +
                    " is not read: with it the article and its files are larger than " +
                    std::to_string(kMostSource >> 20) + " MiB");
    const std::string path = to_valid_utf8(beside(article_.path, file.value));
    if (has_suffix(file.value, {".yaml", ".yml"})) return yaml(path, to_utf8(*bytes), file.span);
    const FormatInfo* const format = format_of(file.value, *bytes);
    if (format == nullptr)
      return refuse("the bibliography " + printable(file.value) + " is in a format that cannot be read");
    ReadOptions inner = options_;
    inner.companion = nullptr;  // a bibliography is no way to other files
    const auto reader = format->open(std::make_unique<std::istringstream>(*bytes), path, inner);
    while (auto part = reader->next()) take(std::move(*part));
  }

  /// Items in the front matter; their spans are in the source.
  void items(const CslItems& items) { csl(items, 0); }

  Bibliography finish() {
    article_.source = std::make_shared<const std::string>(std::move(source_));
    return std::move(out_);
  }

 private:
  std::size_t begin_part(const std::string& path, std::string_view bytes) {
    if (article_.parts.empty()) article_.parts.push_back({article_.path, 0});
    source_ += '\n';
    const std::size_t begin = source_.size();
    source_ += bytes;
    article_.parts.push_back({path, begin});
    return begin;
  }

  void take(Article part) {
    const std::size_t begin = begin_part(part.path, *part.source);
    const auto shift = [begin](Span& span) {
      span.begin += begin;
      span.end += begin;
    };
    for (Citation& citation : part.citations) {
      for_each_claim(citation, [&](auto& claim) { shift(claim.span); });
      shift(citation.span);
      citation.marks.clear();
    }
    keep(std::move(part.citations));
    for (Problem& problem : part.problems) {
      shift(problem.span);
      article_.problems.push_back(std::move(problem));
    }
  }

  /// The first list itself is kept: both at once would take twice the memory.
  void keep(std::vector<Citation> citations) {
    for (const Citation& citation : citations) budget_.add(citation);
    if (out_.entries.empty())
      out_.entries = std::move(citations);
    else
      std::ranges::move(citations, std::back_inserter(out_.entries));
  }

  void yaml(const std::string& path, const std::string& bytes, Span named_at) {
    const std::size_t begin = begin_part(path, bytes);
    const YamlTree tree(bytes);
    if (tree.fault()) {
      const std::size_t at = std::min(begin + tree.fault()->at, source_.size());
      article_.problems.push_back({"bibliography-not-read",
                                   "the bibliography cannot be read to its end: " + tree.fault()->what,
                                   {at, at}});
      out_.whole = false;
    }
    const YamlNode* list = tree.root();
    if (list == nullptr) return;
    if (const YamlNode* const inner = tree.find(*list, "references")) list = inner;
    CslItems items = to_csl_json(tree, *list);
    if (!items.whole) {
      article_.problems.push_back({"bibliography-not-read",
                                   "its aliases make the bibliography too large to be read whole", named_at});
      out_.whole = false;
    }
    csl(items, begin);
  }

  /// Reads the JSON that was made of YAML; of its places only the items' are those of the source.
  void csl(const CslItems& items, std::size_t begin) {
    const FormatInfo* const format = find_format("csl-json");
    if (items.items.empty()) return;
    if (format == nullptr) {
      out_.whole = false;
      const Span first = items.items.front().span;
      article_.problems.push_back({"bibliography-not-read",
                                   "CSL items cannot be read by this build",
                                   {first.begin + begin, first.begin + begin}});
      return;
    }
    const auto reader = format->open(std::make_unique<std::istringstream>(items.json), article_.path, {});
    std::map<std::string_view, Span> by_id;
    for (const CslItems::Item& item : items.items)
      by_id.emplace(item.id, Span{item.span.begin + begin, item.span.end + begin});
    while (auto read = reader->next())
      for (Citation& citation : read->citations) {
        const auto place = by_id.find(citation.ref_name);
        citation.span = place == by_id.end() ? Span{begin, begin} : place->second;
        citation.marks.clear();
        for_each_claim(citation, [&](auto& claim) {
          claim.span = {citation.span.begin, citation.span.begin};
        });
        out_.entries.push_back(std::move(citation));
      }
  }

  Article& article_;
  const ReadOptions& options_;
  std::string source_;
  Budget budget_;
  std::set<std::string> names_;
  Bibliography out_;
};

}  // namespace

Bibliography read_bibliography(Article& article, const ReadOptions& options, const Metadata& metadata) {
  if (metadata.bibliographies.empty() && !metadata.references) return {};
  BibliographyReader reader(article, options);
  constexpr std::size_t kMostFiles = 100;
  if (metadata.references) reader.items(*metadata.references);
  for (std::size_t i = 0; i < std::min(metadata.bibliographies.size(), kMostFiles); ++i)
    reader.read(metadata.bibliographies[i]);
  Bibliography out = reader.finish();
  out.named = true;
  if (metadata.bibliographies.size() > kMostFiles) {
    out.whole = false;
    article.problems.push_back({"bibliography-not-read", "only the first 100 bibliographies are read",
                                metadata.bibliographies[kMostFiles].span});
  }
  return out;
}

}  // namespace citecheck::markdown

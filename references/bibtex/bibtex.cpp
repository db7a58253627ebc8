#include "references/bibtex/bibtex.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/assemble.hpp"
#include "references/bibtex/fields.hpp"
#include "references/bibtex/inherit.hpp"
#include "references/bibtex/latex_text.hpp"
#include "references/bounds.hpp"
#include "references/charset.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Text = std::string_view;
constexpr std::size_t kStatedWithin = 2048;  ///< Bytes at the head in which a charset is stated.

/// In which a program says what it wrote the file in: JabRef, BibDesk, Emacs, biber.
constexpr auto kCharsetMarks =
    std::to_array<Text>({"% encoding:", "%% saved with string encoding",
                         "-*- coding:", "-*-coding:", "coding:", "% !tex encoding ="});

void read_article(Article& article, const ReadOptions&) {
  if (first_invalid_utf8(*article.source) || !utf16_of(*article.source).empty()) {
    const Text stated = bibtex::stated_charset(*article.source);
    const std::string_view encoding = choose_encoding(*article.source, {.document = stated});
    auto text = std::make_shared<const std::string>(to_utf8(*article.source, {.document = stated}));
    article.source = std::move(text);
    article.problems.push_back({"invalid-utf8",
                                "the file is not UTF-8; it was read as " + std::string(encoding) +
                                    ": save it as UTF-8 to be sure of its letters",
                                {0, 0}});
  }
  keep_text_only(article);
  article.title = to_valid_utf8(title_from_path(article.path));
  Budget budget(article.problems);
  auto read = bibtex::read_citations(*article.source, {0, article.source->size()}, budget);
  article.citations = std::move(read.citations);
  std::ranges::move(read.problems, std::back_inserter(article.problems));
}

}  // namespace

namespace bibtex {

std::string_view stated_charset(std::string_view head) {
  head = head.substr(0, kStatedWithin);
  const std::string lower = to_lower_ascii(head);
  for (const Text mark : kCharsetMarks) {
    const std::size_t at = lower.find(mark);
    if (at == std::string::npos) continue;
    std::size_t begin = at + mark.size();
    while (begin < head.size() && head[begin] == ' ') ++begin;
    std::size_t end = std::min(head.find_first_of(" \t\r\n;", begin), head.size());
    Text name = head.substr(begin, end - begin);
    for (const Text tail : {Text("-unix"), Text("-dos"), Text("-mac")})
      if (name.ends_with(tail)) name.remove_suffix(tail.size());
    if (!encoding_named(name).empty()) return name;
  }
  return {};
}

ReadDatabase read_citations(std::string_view source, Span part, Budget& budget) {
  ReadDatabase out;
  Database database = read_database(source, part);
  out.problems = std::move(database.problems);
  Inheritance inheritance(database, out.problems);
  std::vector<Field> fields;
  Budget::reserve(out.citations, database.entries.size());
  for (std::uint32_t i = 0; i < database.entries.size() && !budget.is_spent(); ++i) {
    const Entry& entry = database.entries[i];
    if (equal_ignoring_case(entry.type, "xdata")) continue;  // data for others, no work
    inheritance.collect(i, fields);
    Citation& citation = out.citations.emplace_back();
    citation.index = static_cast<std::uint32_t>(out.citations.size() - 1);
    assemble(entry, fields, out.problems, citation);
    budget.add(citation);
    for (const auto& [name, claim] : citation.other) {
      if (name != "ids" && name != "entryset") continue;
      for (std::size_t at = 0; at <= claim.value.size();) {
        const std::size_t end = std::min(claim.value.find(',', at), claim.value.size());
        const std::string key(trim(Text(claim.value).substr(at, end - at)));
        at = end + 1;
        if (name == "ids")
          out.by_name[key].push_back(citation.index);
        else if (!key.empty())
          out.sets[citation.ref_name].push_back(key);
      }
    }
  }
  return out;
}

}  // namespace bibtex

std::unique_ptr<Reader> open_bibtex(std::unique_ptr<std::istream> in, std::string path,
                                    const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::bibtex, options, read_article, kBibtexDensity);
}

int looks_like_bibtex(std::string_view head) {
  std::size_t entries = 0;
  std::size_t known = 0;
  for (std::size_t at = head.find('@'); at != Text::npos && entries < 50; at = head.find('@', at + 1)) {
    const std::size_t line = at == 0 ? 0 : head.rfind('\n', at - 1) + 1;
    if (!trim(head.substr(line, at - line)).empty() || !bibtex::starts_entry(head, at)) continue;
    ++entries;
    std::size_t end = at + 1;
    while (end < head.size() && head[end] != '{' && head[end] != '(') ++end;
    const Text type = trim(head.substr(at + 1, end - at - 1));
    known += bibtex::entry_type(type).has_value() || equal_ignoring_case(type, "string") ||
             equal_ignoring_case(type, "comment") || equal_ignoring_case(type, "preamble");
  }
  if (known > 0) return 90;
  return entries > 0 ? 40 : 2;
}

}  // namespace citecheck

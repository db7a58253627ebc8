#include "references/latex/latex.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "references/bibtex/bibtex.hpp"
#include "references/bibtex/latex_text.hpp"
#include "references/bounds.hpp"
#include "references/languages.hpp"
#include "references/latex/biblatex_bbl.hpp"
#include "references/latex/items.hpp"
#include "references/latex/scan.hpp"
#include "references/latex/sources.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Text = std::string_view;
using namespace latex;
constexpr std::size_t kDeepestInput = 16;
constexpr std::size_t kMostProblems = 1000;
constexpr std::size_t kMostMarks = 4'000'000;  ///< A mark of a set marks all of its members.

/// natbib's "Wei et al.(2022)Wei, Chi, and Le" without the list of all names.
std::string short_label(std::string label) {
  const std::size_t open = label.find('('), close = label.find(')', std::min(open, label.size()));
  const bool year = open != std::string::npos && close != std::string::npos && close - open >= 5 &&
                    label.find_first_not_of("0123456789", open + 1) >= open + 5;
  if (year) label.resize(close + 1);
  return label;
}

class Document {
 public:
  Document(Article& article, const ReadOptions& options)
      : article_(article), budget_(article.problems), sources_(article.path, *article.source, options) {}

  void read() {
    read_texts();
    read_items(scan_.items);
    for (const Span part : made_) append(read_biblatex_bbl(text(), part, problems_));
    read_databases();
    article_.source = std::make_shared<const std::string>(sources_.take_text());
    if (sources_.parts().size() > 1) article_.parts = sources_.parts();
    keep_what_belongs();
    add_links();
    number();
    read_head();
    for (Problem& problem : sources_.problems()) article_.problems.push_back(std::move(problem));
    std::ranges::move(problems_, std::back_inserter(article_.problems));
  }

 private:
  Text text() const { return sources_.text(); }

  // ---- files ----

  /// The document, and what it reads in, each scanned once.
  void read_texts() {
    struct Part {
      Span span;
      std::size_t depth = 0;
    };
    std::vector<Part> queue{{{0, text().size()}, 0}};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const Part part = queue[next];
      if (is_biblatex_bbl(part.span.of(text()))) {
        made_.push_back(part.span);
        continue;
      }
      const std::size_t known = scan_.files.size();
      scan(text(), part.span, scan_);
      for (std::size_t i = known; i < scan_.files.size(); ++i) {
        const Named file = scan_.files[i];
        if (file.bibliography) continue;
        const std::string name(file.name.of(text()));
        if (part.depth >= kDeepestInput) {
          fail("the file " + name + " was not read: files are read in too deep", file.name);
        } else if (const auto read = sources_.add(tex_names(name))) {
          queue.push_back({*read, part.depth + 1});
        } else if (!sources_.failure().empty()) {
          fail(sources_.failure(), file.name);
        }
      }
    }
  }

  static std::vector<std::string> tex_names(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const bool suffix = dot != std::string::npos && name.find('/', dot) == std::string::npos && dot > 0;
    if (suffix && name.size() - dot <= 4) return {name};
    return {name + ".tex", name};
  }

  /// What a file that is missing holds is not known: no mark dangles for sure then.
  void fail(std::string what, Span span) {
    complete_ = false;
    if (problems_.size() < kMostProblems)
      problems_.push_back({"companion-not-read", to_valid_utf8(what), span});
  }

  // ---- references ----

  void read_items(const std::vector<Item>& items) {
    std::size_t number = 0;
    for (const Item& item : items) {
      if (budget_.is_spent()) return;
      Citation citation = read_item(text(), item.text);
      citation.ref_name = item.key.of(text());
      citation.label = short_label(bibtex::latex_to_text(item.label.of(text())));
      if (citation.label.empty()) citation.label = std::to_string(++number);
      citation.span = item.whole;
      while (!citation.span.empty() && Text(" \t\r\n").find(text()[citation.span.end - 1]) != Text::npos)
        --citation.span.end;
      budget_.add(citation);
      article_.citations.push_back(std::move(citation));
    }
  }

  void read_databases() {
    bool missing = false;
    for (std::size_t i = 0; i < scan_.files.size(); ++i) {
      const Named file = scan_.files[i];
      if (!file.bibliography) continue;
      std::string name(file.name.of(text()));
      if (!name.ends_with(".bib") && !name.ends_with(".bibtex")) name += ".bib";
      const auto embedded = std::ranges::find_if(
          scan_.embedded, [&](const Embedded& one) { return one.name.of(text()) == name; });
      if (embedded != scan_.embedded.end()) {
        if (read_names_.insert(name).second) read_database(embedded->text);
      } else if (const auto part = file.remote ? std::nullopt : sources_.add({name})) {
        read_database(*part);
      } else if (file.remote || !sources_.failure().empty()) {
        missing = true;
        failures_.emplace_back(file.remote ? "the bibliography " + name + " lies on the web; it was not read"
                                           : sources_.failure(),
                               file.name);
      }
    }
    if (missing && !read_made_bibliography())
      for (auto& [what, span] : failures_) fail(std::move(what), span);
  }

  /// A .bbl beside the document holds what the missing databases gave to it.
  bool read_made_bibliography() {
    const std::string& path = sources_.parts().front().path;
    const std::size_t begin = path.find_last_of('/') + 1, dot = path.rfind('.');
    if (dot == std::string::npos || dot < begin || path.ends_with(".bbl")) return false;
    const auto part = sources_.add({path.substr(begin, dot - begin) + ".bbl"});
    if (!part) return false;
    if (is_biblatex_bbl(part->of(text()))) {
      append(read_biblatex_bbl(text(), *part, problems_));
      return true;
    }
    Scan made;
    scan(text(), *part, made);
    read_items(made.items);
    return true;
  }

  void read_database(Span part) {
    if (const std::size_t size = size_within(part.of(text()), kBibtexDensity); size < part.size()) {
      part.end = part.begin + size;
      fail("a bibliography holds more than " + std::to_string(kBibtexDensity.most) + " " +
               std::string(kBibtexDensity.name) + ", and is not read from here on: give it in several files",
           {part.end, part.end});
    }
    auto read = bibtex::read_citations(text(), part, budget_);
    const std::size_t begin = article_.citations.size();
    append(std::move(read.citations));
    for (const auto& [name, indexes] : read.by_name)
      for (const std::uint32_t index : indexes) aliases_[name].push_back(begin + index);
    sets_.merge(read.sets);
    std::ranges::move(read.problems, std::back_inserter(problems_));
    databases_.push_back({begin, article_.citations.size()});
  }

  void append(std::vector<Citation> citations) {
    std::ranges::move(citations, std::back_inserter(article_.citations));
  }

  // ---- marks ----

  /// Sets the marks. Of a database that is shared, most of whose entries this document does not cite, only
  /// those that it does are its references.
  void keep_what_belongs() {
    std::unordered_map<Text, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < article_.citations.size(); ++i)
      if (const std::string& key = article_.citations[i].ref_name; !key.empty()) by_key[key].push_back(i);
    for (const auto& [name, positions] : aliases_)
      if (!by_key.contains(name)) by_key[name] = positions;
    std::vector<bool> cited(article_.citations.size());
    bool all = scan_.cites.empty();
    for (const Cite& cite : scan_.cites) {
      all = all || cite.all || marks_ > kMostMarks;
      if (marks_ > kMostMarks) break;
      if (cite.all) continue;
      const Text key = cite.key.of(*article_.source);
      const auto found = by_key.find(key);
      if (found == by_key.end()) {
        if (cite.sure && complete_ && !by_key.empty())
          article_.dangling_marks.push_back({std::string(key), cite.key});
        continue;
      }
      mark(found->second.front(), cite.key, cited);
      if (const auto set = sets_.find(std::string(key)); set != sets_.end())
        for (const std::string& member : set->second)
          if (const auto part = by_key.find(member); part != by_key.end() && marks_ <= kMostMarks)
            mark(part->second.front(), cite.key, cited);
    }
    if (!all) drop_strangers(cited);
  }

  void mark(std::size_t position, Span key, std::vector<bool>& cited) {
    cited[position] = true;
    if (++marks_ <= kMostMarks) article_.citations[position].marks.push_back(key);
    if (marks_ == kMostMarks + 1)
      problems_.push_back({"too-many-marks",
                           "the document cites its works more than " + std::to_string(kMostMarks) +
                               " times; what is cited from here on is not counted",
                           key});
  }

  void drop_strangers(const std::vector<bool>& cited) {
    std::vector<bool> drop(article_.citations.size());
    for (const auto& [begin, end] : databases_) {
      const auto first = cited.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = cited.begin() + static_cast<std::ptrdiff_t>(end);
      const auto used = static_cast<std::size_t>(std::count(first, last, true));
      if (used * 2 >= end - begin) continue;
      for (std::size_t i = begin; i < end; ++i) drop[i] = !cited[i];
    }
    std::size_t at = 0;
    std::erase_if(article_.citations, [&](const Citation&) { return drop[at++]; });
  }

  // ---- links ----

  /// URLs in the text and notes that hold one are citations of their own.
  void add_links() {
    const Text source = *article_.source;
    for (const Link& link : scan_.links) {
      if (budget_.is_spent()) return;
      Citation citation;
      citation.type = ItemType::webpage;
      citation.template_name = link.text.empty() ? "url" : "href";
      citation.span = link.whole;
      const Text url = link.url.of(source);
      citation.url = Claim<Url>{parse_url(bibtex::latex_verbatim(url)), std::string(url), link.url};
      if (!citation.url->value.is_http()) continue;
      if (const std::string words = bibtex::latex_to_text(link.text.of(source)); !words.empty())
        citation.other.emplace_back("link-text",
                                    Claim<std::string>{words, std::string(link.text.of(source)), link.text});
      budget_.add(citation);
      article_.citations.push_back(std::move(citation));
    }
    for (const Note& note : scan_.notes) {
      if (budget_.is_spent()) return;
      Citation citation = read_item(source, note.text);
      if (!citation.url) continue;
      citation.template_name = "footnote";
      budget_.add(citation);
      citation.span = note.whole;
      article_.citations.push_back(std::move(citation));
    }
  }

  void number() {
    for (std::size_t i = 0; i < article_.citations.size(); ++i)
      article_.citations[i].index = static_cast<std::uint32_t>(i);
  }

  void read_head() {
    article_.title = bibtex::latex_to_text(scan_.title.of(*article_.source));
    if (article_.title.empty()) article_.title = to_valid_utf8(title_from_path(article_.path));
    const Text options = scan_.language.of(*article_.source);
    const std::size_t comma = options.rfind(',');  // the last language is the document's
    const Text last = trim(comma == Text::npos ? options : options.substr(comma + 1));
    if (const std::string tag = language_tag(last); tag != last) article_.language = tag;
  }

  Article& article_;
  Budget budget_;
  Sources sources_;
  Scan scan_;
  std::vector<Span> made_;                                      ///< Parts that biber made.
  std::vector<std::pair<std::size_t, std::size_t>> databases_;  ///< Their citations: [begin, end).
  std::vector<std::pair<std::string, Span>> failures_;
  std::set<std::string> read_names_;
  std::unordered_map<std::string, std::vector<std::size_t>> aliases_;
  std::unordered_map<std::string, std::vector<std::string>> sets_;
  std::vector<Problem> problems_;
  std::size_t marks_ = 0;
  bool complete_ = true;  ///< Everything that the document names was read.
};

void read_article(Article& article, const ReadOptions& options) {
  Document(article, options).read();
}

}  // namespace

std::unique_ptr<Reader> open_latex(std::unique_ptr<std::istream> in, std::string path,
                                   const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::latex, options, read_article);
}

int looks_like_latex(std::string_view head) {
  static constexpr std::array<Text, 6> kSure{"\\documentclass",   "\\documentstyle",
                                             "\\begin{document}", "\\begin{thebibliography}",
                                             "\\refsection{0}",   "\\begin{refsection}"};
  static constexpr std::array<Text, 8> kLikely{"\\section{", "\\chapter{", "\\cite{",   "\\usepackage{",
                                               "\\begin{",   "\\citep{",   "\\bibitem", "\\label{"};
  for (const Text sign : kSure)
    if (head.find(sign) != Text::npos) return 90;
  const auto likely =
      std::ranges::count_if(kLikely, [&](Text sign) { return head.find(sign) != Text::npos; });
  return likely >= 2 ? 70 : likely == 1 ? 45 : 2;
}

}  // namespace citecheck

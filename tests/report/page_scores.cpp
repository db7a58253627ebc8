// Measures the page reader on labelled pages and prints scores; no test, its result is read by a person.
//
//   page_scores FOLDER [LABELS.jsonl] [--misses] [--half even|odd] [--exceptions FILE]
//
// FOLDER holds the pages and a JSON-lines file with "file", "url", "date", "authors" and "title" for each. A
// page whose title is labelled and whose authors are not has none. The exceptions name labels that contradict
// the page itself: a line with file, field and reason, tabs between; every score is printed with and without
// them. Halves are told apart by a hash of the file's name, so that one can be developed on and the other
// only scored.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "checker/page/page.hpp"
#include "labelled_pages.hpp"
#include "references/text.hpp"

using namespace citecheck;
using test::LabelledPage;

namespace {

constexpr int kHigh = 80;  ///< Confidence from which rules take a value for sure.

struct Score {
  int right = 0, given = 0, labelled = 0;

  void count(bool is_given, bool is_right) {
    ++labelled;
    given += is_given;
    right += is_right;
  }
  void print(const std::string& name) const {
    if (labelled == 0) return;
    std::printf("  %-32s %.3f of %d, precision %.3f where given (%d)\n", name.c_str(),
                double(right) / labelled, labelled, given ? double(right) / given : 0, given);
  }
};

/// "file field" of every label that contradicts its page.
std::set<std::string> read_exceptions(const std::string& path) {
  std::set<std::string> exceptions;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t'), second = line.find('\t', tab + 1);
    if (line.starts_with('#') || second == std::string::npos) continue;
    exceptions.insert(line.substr(0, tab) + " " + line.substr(tab + 1, second - tab - 1));
  }
  return exceptions;
}

bool is_even(const std::string& file) {
  std::uint32_t hash = 2166136261u;
  for (const char c : file) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return (hash >> 7) % 2 == 0;
}

std::string key(std::string_view text) {
  std::string out;
  for (const std::string& word : words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::set<std::string> keys(const std::vector<std::string>& names) {
  std::set<std::string> out;
  for (const std::string& name : names) out.insert(key(name));
  return out;
}

template <typename T>
std::string source_of(const std::vector<Sourced<T>>& list) {
  if (list.empty()) return "none";
  const std::string& source = list.front().source;
  const bool numbered = source.size() > 2 && source[source.size() - 2] == ' ' && source.back() <= '9';
  return numbered ? source.substr(0, source.size() - 2) : source;
}

std::string language_of(const PageFacts& facts) {
  return facts.languages.empty() ? "??" : to_lower_ascii(facts.languages.front().value.substr(0, 2));
}

class Scores {
 public:
  Scores(bool misses, std::set<std::string> exceptions)
      : misses_(misses), exceptions_(std::move(exceptions)) {}

  void count(const LabelledPage& label, const PageFacts& facts) {
    count_date(label, facts);
    count_authors(label, facts);
    count_title(label, facts);
    if (facts.kind == PageKind::page) return;
    ++not_pages_;
    std::printf("KIND %d %s: %s\n", static_cast<int>(facts.kind), label.file.c_str(),
                facts.kind_reason.c_str());
  }

  void print() const {
    for (const auto& [group, scores] : groups_) {
      std::printf("%s\n", group.c_str());
      for (const auto& [name, score] : scores) score.print(name);
    }
    std::printf("judged not a page: %d\n", not_pages_);
  }

 private:
  /// Under the name, and with exceptions left out, by source and by language.
  template <typename T>
  void add(const std::string& name, const LabelledPage& label, const std::string& field,
           const PageFacts& facts, const std::vector<Sourced<T>>& list, bool right) {
    const bool given = !list.empty(), excepted = exceptions_.contains(label.file + " " + field);
    groups_["all pages"][name].count(given, right);
    if (excepted) return;
    groups_["without the exceptions"][name].count(given, right);
    groups_["by language: " + name][language_of(facts)].count(given, right);
    groups_["by source: " + name][source_of(list)].count(given, right);
    if (given && list.front().confidence >= kHigh) groups_["of high confidence"][name].count(given, right);
  }

  void count_date(const LabelledPage& label, const PageFacts& facts) {
    if (label.date.empty()) {
      const bool high = !facts.published.empty() && facts.published.front().confidence >= kHigh;
      groups_["all pages"]["date, high where none is"].count(high, high);
      if (!exceptions_.contains(label.file + " no-date"))
        groups_["without the exceptions"]["date, high where none is"].count(high, high);
      if (high && misses_)
        std::printf("INVENTED DATE %s: %s (%s)\n", label.file.c_str(),
                    to_edtf(facts.published.front().value).c_str(), facts.published.front().source.c_str());
      return;
    }
    const std::string best = facts.published.empty() ? "" : to_edtf(facts.published.front().value);
    add("date, exact", label, "date", facts, facts.published, best == label.date);
    const auto is_right = [&](const auto& date) { return to_edtf(date.value) == label.date; };
    groups_["all pages"]["date, any candidate"].count(
        !best.empty(),
        std::ranges::any_of(facts.published, is_right) || std::ranges::any_of(facts.modified, is_right));
    if (misses_ && best != label.date) print_date_miss(label, facts);
  }

  static void print_date_miss(const LabelledPage& label, const PageFacts& facts) {
    std::printf("DATE %s: %s, read", label.file.c_str(), label.date.c_str());
    for (const auto& date : facts.published)
      std::printf(" %s (%s %d)", to_edtf(date.value).c_str(), date.source.c_str(), date.confidence);
    std::printf(" MOD");
    for (const auto& date : facts.modified)
      std::printf(" %s (%s %d)", to_edtf(date.value).c_str(), date.source.c_str(), date.confidence);
    std::puts("");
  }

  void count_authors(const LabelledPage& label, const PageFacts& facts) {
    if (label.authors.empty() && label.title.empty()) return;
    std::vector<std::string> best;
    // Of authors, hints are not taken for what the page says.
    if (!facts.authors.empty() && facts.authors.front().confidence >= kHint)
      for (const Name& name : facts.authors.front().value) best.push_back(to_text(name));
    if (label.authors.empty()) {
      const bool excepted = exceptions_.contains(label.file + " authors");
      groups_["all pages"]["authors, given where none is"].count(!best.empty(), !best.empty());
      if (!excepted)
        groups_["without the exceptions"]["authors, given where none is"].count(!best.empty(), !best.empty());
      if (!best.empty() && misses_) print_author_miss(label, facts);
      return;
    }
    const bool same = keys(best) == keys(label.authors);
    add("authors, same set", label, "authors", facts, facts.authors, same);
    add("authors, first", label, "authors", facts, facts.authors,
        !best.empty() && key(best.front()) == key(label.authors.front()));
    if (misses_ && !same) print_author_miss(label, facts);
  }

  static void print_author_miss(const LabelledPage& label, const PageFacts& facts) {
    std::printf("%s %s:", label.authors.empty() ? "INVENTED" : "AUTHORS", label.file.c_str());
    for (const std::string& name : label.authors) std::printf(" [%s]", name.c_str());
    std::printf(", read");
    for (const auto& list : facts.authors) {
      for (const Name& name : list.value) std::printf(" [%s]", to_text(name).c_str());
      std::printf(" (%s %d)", list.source.c_str(), list.confidence);
    }
    std::puts("");
  }

  void count_title(const LabelledPage& label, const PageFacts& facts) {
    if (label.title.empty()) return;
    const std::string best = facts.titles.empty() ? "" : key(facts.titles.front().value),
                      wanted = key(label.title);
    const bool contains =
        !best.empty() && (best.find(wanted) != std::string::npos || wanted.find(best) != std::string::npos);
    add("title, exact", label, "title", facts, facts.titles, best == wanted);
    add("title, contains", label, "title", facts, facts.titles, contains);
    if (!misses_ || best == wanted) return;
    std::printf("TITLE %s: %s, read", label.file.c_str(), label.title.c_str());
    for (const auto& title : facts.titles)
      std::printf(" [%s] (%s %d)", title.value.c_str(), title.source.c_str(), title.confidence);
    std::puts("");
  }

  bool misses_;
  std::set<std::string> exceptions_;
  std::map<std::string, std::map<std::string, Score>> groups_;
  int not_pages_ = 0;
};

struct Options {
  std::string folder, labels = "gold-dev.jsonl", half;
  std::string exceptions = CITECHECK_SOURCE_DIR "/tests/report/page_exceptions.tsv";
  bool misses = false;
};

Options read_options(int argc, char** argv) {
  Options options;
  options.folder = argv[1];
  for (int i = 2; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--misses")
      options.misses = true;
    else if (word == "--half" && i + 1 < argc)
      options.half = argv[++i];
    else if (word == "--exceptions" && i + 1 < argc)
      options.exceptions = argv[++i];
    else
      options.labels = word;
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr
        << "usage: page_scores FOLDER [LABELS.jsonl] [--misses] [--half even|odd] [--exceptions FILE]\n";
    return 2;
  }
  const Options options = read_options(argc, argv);
  Scores scores(options.misses, read_exceptions(options.exceptions));
  std::size_t bytes = 0, pages = 0;
  std::chrono::steady_clock::duration spent{};
  for (const LabelledPage& label : test::read_labelled_pages(options.folder, options.labels)) {
    if (!options.half.empty() && is_even(label.file) != (options.half == "even")) continue;
    const auto start = std::chrono::steady_clock::now();
    const PageFacts facts = read_page(label.body, "", label.url);
    spent += std::chrono::steady_clock::now() - start;
    bytes += label.body.size();
    ++pages;
    scores.count(label, facts);
  }
  scores.print();
  const double seconds = std::chrono::duration<double>(spent).count(),
               megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu pages, %.1f MB in %.2f s\n", pages, megabytes, seconds);
}

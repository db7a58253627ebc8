// Measures the page reader on labelled pages and prints scores; no test, its result is read by a person.
//
//   page_scores FOLDER [LABELS.jsonl] [--misses]
//
// FOLDER holds the pages and a JSON-lines file with "file", "url", "date", "authors" and "title" for each.

#include <rapidjson/document.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "checker/page/page.hpp"
#include "references/text.hpp"

using namespace citecheck;

namespace {

struct Label {
  std::string file, url, date, title;
  std::vector<std::string> authors;
};

struct Score {
  int right = 0, given = 0, labelled = 0;

  void count(bool is_given, bool is_right) {
    ++labelled;
    given += is_given;
    right += is_right;
  }
  void print(const char* name) const {
    std::printf("%-22s %.3f of %d, precision %.3f where given (%d)\n", name,
                labelled ? double(right) / labelled : 0, labelled, given ? double(right) / given : 0, given);
  }
};

std::string text_of(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

std::vector<Label> read_labels(const std::string& path) {
  std::vector<Label> labels;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    if (!json.IsObject()) continue;
    Label label{
        text_of(json, "file"), text_of(json, "url"), text_of(json, "date"), text_of(json, "title"), {}};
    const auto authors = json.FindMember("authors");
    if (authors != json.MemberEnd() && authors->value.IsArray())
      for (const auto& author : authors->value.GetArray()) label.authors.push_back(author.GetString());
    labels.push_back(std::move(label));
  }
  return labels;
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

class Scores {
 public:
  explicit Scores(bool misses) : misses_(misses) {}

  void count(const Label& label, const PageFacts& facts) {
    count_date(label, facts);
    count_authors(label, facts);
    count_title(label, facts);
    if (facts.kind == PageKind::page) return;
    ++not_pages_;
    std::printf("KIND %d %s: %s\n", static_cast<int>(facts.kind), label.file.c_str(),
                facts.kind_reason.c_str());
  }

  void print() const {
    date_.print("date, exact day");
    ceiling_.print("date, any candidate");
    for (const auto& [source, score] : dates_) score.print(("  " + source).c_str());
    author_set_.print("authors, same set");
    author_first_.print("authors, first");
    for (const auto& [source, score] : authors_) score.print(("  " + source).c_str());
    std::printf("%-22s %d of %d\n", "author where none is", invented_, unlabelled_);
    title_.print("title, exact");
    contained_.print("title, contained");
    for (const auto& [source, score] : titles_) score.print(("  " + source).c_str());
    std::printf("%-22s %d\n", "judged not a page", not_pages_);
  }

 private:
  void count_date(const Label& label, const PageFacts& facts) {
    if (label.date.empty()) return;
    const std::string best = facts.published.empty() ? "" : to_edtf(facts.published.front().value);
    date_.count(!best.empty(), best == label.date);
    if (!best.empty()) dates_[facts.published.front().source].count(true, best == label.date);
    const auto is_right = [&](const auto& date) { return to_edtf(date.value) == label.date; };
    ceiling_.count(!best.empty(), std::ranges::any_of(facts.published, is_right) ||
                                      std::ranges::any_of(facts.modified, is_right));
    if (!misses_ || best == label.date) return;
    std::printf("DATE %s: %s, read", label.file.c_str(), label.date.c_str());
    for (const auto& date : facts.published)
      std::printf(" %s (%s %d)", to_edtf(date.value).c_str(), date.source.c_str(), date.confidence);
    std::printf(" MOD");
    for (const auto& date : facts.modified)
      std::printf(" %s (%s %d)", to_edtf(date.value).c_str(), date.source.c_str(), date.confidence);
    std::puts("");
  }

  void count_authors(const Label& label, const PageFacts& facts) {
    std::vector<std::string> best;
    if (!facts.authors.empty())
      for (const Name& name : facts.authors.front().value) best.push_back(to_text(name));
    if (label.authors.empty()) {
      ++unlabelled_;
      invented_ += !best.empty();
      return;
    }
    const bool same = keys(best) == keys(label.authors);
    author_set_.count(!best.empty(), same);
    if (!best.empty()) authors_[facts.authors.front().source].count(true, same);
    author_first_.count(!best.empty(), !best.empty() && key(best.front()) == key(label.authors.front()));
    if (!misses_ || same) return;
    std::printf("AUTHORS %s:", label.file.c_str());
    for (const std::string& name : label.authors) std::printf(" [%s]", name.c_str());
    std::printf(", read");
    for (const auto& list : facts.authors) {
      for (const Name& name : list.value) std::printf(" [%s]", to_text(name).c_str());
      std::printf(" (%s %d)", list.source.c_str(), list.confidence);
    }
    std::puts("");
  }

  void count_title(const Label& label, const PageFacts& facts) {
    if (label.title.empty()) return;
    const std::string best = facts.titles.empty() ? "" : facts.titles.front().value;
    const bool same = key(best) == key(label.title);
    title_.count(!best.empty(), same);
    if (!best.empty()) titles_[facts.titles.front().source].count(true, same);
    contained_.count(!best.empty(), !best.empty() && (key(best).find(key(label.title)) != std::string::npos ||
                                                      key(label.title).find(key(best)) != std::string::npos));
    if (!misses_ || same) return;
    std::printf("TITLE %s: %s, read", label.file.c_str(), label.title.c_str());
    for (const auto& title : facts.titles)
      std::printf(" [%s] (%s %d)", title.value.c_str(), title.source.c_str(), title.confidence);
    std::puts("");
  }

  bool misses_;
  Score date_, ceiling_, author_set_, author_first_, title_, contained_;
  std::map<std::string, Score> dates_, authors_, titles_;
  int unlabelled_ = 0, invented_ = 0, not_pages_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: page_scores FOLDER [LABELS.jsonl] [--misses]\n";
    return 2;
  }
  const std::string folder = argv[1];
  const bool misses = std::string_view(argv[argc - 1]) == "--misses";
  const bool named = argc > 2 && std::string_view(argv[2]) != "--misses";
  Scores scores(misses);
  std::size_t bytes = 0, pages = 0;
  std::chrono::steady_clock::duration spent{};
  for (const Label& label : read_labels(folder + "/" + (named ? argv[2] : "gold-dev.jsonl"))) {
    std::ifstream in(folder + "/" + label.file, std::ios::binary);
    if (!in) continue;
    const std::string body{std::istreambuf_iterator<char>(in), {}};
    const auto start = std::chrono::steady_clock::now();
    const PageFacts facts = read_page(body, "", label.url);
    spent += std::chrono::steady_clock::now() - start;
    bytes += body.size();
    ++pages;
    scores.count(label, facts);
  }
  scores.print();
  const double seconds = std::chrono::duration<double>(spent).count(),
               megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu pages, %.1f MB in %.2f s: %.0f pages/s, %.0f MB/s, %.2f ms per 30 KB\n", pages, megabytes,
              seconds, static_cast<double>(pages) / seconds, megabytes / seconds,
              seconds * 30.72 / megabytes);
}

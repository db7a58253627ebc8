// Measures the reader of wikitext on the shared material and prints the counts; no test, its result is read
// by a person.
//
//   reader_scores_wikitext [--misses]

#include <cstdio>
#include <cstring>
#include <map>
#include <sstream>

#include "references/wikitext/wikitext.hpp"
#include "unit/references/wikitext/cite_tests.hpp"
#include "unit/references/wikitext/lexical_count.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& text) {
  return *open_wikitext(std::make_unique<std::istringstream>(text), "Page.wiki")->next();
}

void print(const char* what, std::size_t found, std::size_t expected) {
  std::printf("%-26s %6zu found, %6zu by plain search\n", what, found, expected);
}

void score_pages(bool misses) {
  test::WikitextCounts expected, found;
  std::size_t equal = 0, citations = 0, without = 0, dangling = 0;
  std::map<std::string, std::size_t> templates;
  const auto pages = test::shared_wikitext_pages();
  for (const test::WikitextPage& page : pages) {
    const Article article = read(page.text);
    const test::WikitextCounts lexical = test::count_lexically(page.text),
                               counted = test::count_read(article);
    equal += lexical == counted;
    if (misses && lexical != counted) std::printf("  %s differs\n", page.name.c_str());
    expected.full += lexical.full, expected.reuses += lexical.reuses, expected.templates += lexical.templates;
    found.full += counted.full, found.reuses += counted.reuses, found.templates += counted.templates;
    citations += article.citations.size();
    dangling += article.dangling_marks.size();
    for (const Citation& citation : article.citations)
      ++templates[citation.template_name.empty() ? "(free text)" : citation.template_name];
    for (const Citation* citation : test::without_their_url(article)) {
      ++without;
      if (misses) std::printf("  no URL: %.200s\n", std::string(article.text_of(citation->span)).c_str());
    }
  }
  std::printf("%zu pages, %zu with equal counts\n", pages.size(), equal);
  print("references with a text", found.full, expected.full);
  print("reuses", found.reuses, expected.reuses);
  print("citation templates", found.templates, expected.templates);
  std::printf("%zu citations, %zu show a URL and have none, %zu dangling marks\n", citations, without,
              dangling);
  for (const auto& [name, count] : templates) std::printf("  %6zu %s\n", count, name.c_str());
}

void score_cite_tests(bool misses) {
  const auto tests = test::shared_cite_tests();
  std::size_t right = 0;
  for (const test::CiteTest& one : tests) {
    const std::size_t notes = test::count_notes(read(one.wikitext));
    right += notes == one.notes;
    if (misses && notes != one.notes)
      std::printf("  %s: %zu notes, MediaWiki shows %zu\n", one.name.c_str(), notes, one.notes);
  }
  std::printf("tests of the Cite extension: %zu of %zu\n", right, tests.size());
}

}  // namespace

int main(int argc, char** argv) {
  const bool misses = argc > 1 && std::strcmp(argv[1], "--misses") == 0;
  score_pages(misses);
  score_cite_tests(misses);
}

// Properties of the reader of wikitext on real pages and on damaged ones. The pages lie outside of the
// repository; where they are absent these tests say so and prove the properties on a small page alone.
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"
#include "unit/references/wikitext/lexical_count.hpp"

using namespace citecheck;

namespace {

const std::string kSmallPage =
    "'''A''' is<ref name=\"a\">{{cite web |url=http://a.org/x?y=z |title=T [[b|c]] |last=D |first=E "
    "|date=3 May 2014 |archive-url=https://web.archive.org/web/20150102030405/http://a.org/ }} {{dead "
    "link}}</ref>"
    " and<ref name=a /> or <ref>[http://e.org F ''g'']. ISBN 0-333-65684-9 <!-- h --></ref>{{efn|i "
    "<ref>j</ref>}}\n"
    "== K ==\n* {{cite book |author=L |title=M |chapter=N |isbn=0-333-65684-9 |vauthors=O PQ, R S}}\n"
    "<references><ref name=\"t\">{{cite "
    "journal|title=<nowiki>u</nowiki>|doi=10.1000/182}}</ref></references>\n";

std::vector<test::WikitextPage> pages() {
  std::vector<test::WikitextPage> out = test::shared_wikitext_pages();
  if (out.empty()) WARN("skipped: no pages of wikitext in the shared material");
  out.push_back({"small page", kSmallPage});
  return out;
}

Article read(const std::string& text) {
  return *open_wikitext(std::make_unique<std::istringstream>(text), "page.wiki")->next();
}

bool sound(const Article& article) {
  return test::unsound(article).empty();
}

}  // namespace

TEST_CASE("every claim of a page covers its bytes", "[wikitext][property]") {
  for (const test::WikitextPage& page : pages()) {
    INFO(page.name);
    CHECK(test::unsound(read(page.text)) == "");
  }
}

TEST_CASE("references, reuses and templates are as many as a plain search finds", "[wikitext][property]") {
  for (const test::WikitextPage& page : pages()) {
    INFO(page.name);
    const test::WikitextCounts expected = test::count_lexically(page.text),
                               found = test::count_read(read(page.text));
    CHECK(found.full == expected.full);
    CHECK(found.reuses == expected.reuses);
    CHECK(found.templates == expected.templates);
  }
}

TEST_CASE("a reference that shows a URL has one", "[wikitext][property]") {
  for (const test::WikitextPage& page : pages()) {
    const Article article = read(page.text);
    for (const Citation* citation : test::without_their_url(article)) {
      INFO(page.name << ": " << article.text_of(citation->span));
      CHECK(false);
    }
  }
}

TEST_CASE("damaged pages are read without a loss of order", "[wikitext][property]") {
  std::mt19937 random(20240229);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {
      "{{",  "}}",    "[[", "]]",       "<ref>",   "</ref>",       "<!--",
      "-->", "|",     "=",  "<nowiki>", "\xFF",    "\n== x ==\n",  "{{cite web|title=",
      "'",   "&amp;", "((", "))",       "http://", "<references>", "[http://a.b "};
  for (const auto& [name, page] : pages()) {
    const std::size_t rounds = page.size() < 3000 ? 60 : 1;
    for (std::size_t round = 0; round < rounds && !page.empty(); ++round) {
      std::string damaged = page;
      for (std::size_t i = 0; i < 1 + page.size() / 300; ++i) {
        const std::size_t at = below(damaged.size());
        if (below(2) == 0)
          damaged.erase(at, 1 + below(12));
        else
          damaged.insert(at, splices[below(splices.size())]);
        if (damaged.empty()) damaged = "x";
      }
      if (!sound(read(damaged))) FAIL(damaged);
    }
  }
}

TEST_CASE("every beginning of a page can be read", "[wikitext][property]") {
  for (std::size_t size = 0; size <= kSmallPage.size(); ++size)
    if (!sound(read(kSmallPage.substr(0, size)))) FAIL(size);
}

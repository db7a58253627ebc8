// Front matter and bibliographies: which entries a Markdown article cites, and where its keys lead nowhere.
#include <algorithm>

#include "references/markdown/cite_keys.hpp"
#include "references/markdown/csl_yaml.hpp"
#include "references/markdown/yaml.hpp"
#include "references/reader.hpp"
#include "support/catch.hpp"
#include "unit/references/markdown/read_markdown.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace citecheck::markdown;

namespace {

Texts keys(std::string_view text) {
  Texts out;
  for (const CiteKey& key : find_cite_keys(text)) out.push_back(key.key);
  return out;
}

std::string json(std::string_view yaml) {
  const YamlTree tree(yaml);
  return tree.root() == nullptr ? "" : to_csl_json(tree, *tree.root()).json;
}

}  // namespace

TEST_CASE("cite keys are found as Pandoc defines them", "[markdown]") {
  CHECK(keys("[@doe2001, p. 3; see @roe:2002a] -@x_1. @{a b} @{https://a.org/b?c} @é1") ==
        Texts{"doe2001", "roe:2002a", "x_1", "https://a.org/b?c", "é1"});
  CHECK(keys("a@b.org x-@y @ @. @@a @a..b @a.b.") == Texts{"a", "a.b"});
  CHECK(find_cite_keys("[-@a]")[0].span == Span{1, 4});
  const auto role = split_role_keys("a, b;{see}c{p. 3}");
  REQUIRE(role.size() == 3);
  CHECK(role[1].key == "b");
  CHECK(role[1].span == Span{3, 4});
  CHECK(role[2].key == "c");
  CHECK(is_cross_reference("fig-map"));
  CHECK_FALSE(is_cross_reference("figueroa2001"));
}

TEST_CASE("YAML keeps the place of every value", "[markdown]") {
  const std::string text = "ä: 'öö'\nb:\n  - c: d\n    e: f\n  - g\nh: i\n";
  const YamlTree tree(text);
  REQUIRE(tree.root() != nullptr);
  CHECK_FALSE(tree.fault());
  CHECK(tree.find(*tree.root(), "ä")->span.of(text) == "'öö'");
  const YamlNode* const list = tree.find(*tree.root(), "b");
  REQUIRE(list->children.size() == 2);
  CHECK(tree.node(list->children[0]).span.of(text) == "c: d\n    e: f");
  CHECK(tree.find(*tree.root(), "none") == nullptr);
  CHECK(YamlTree("a: [b").fault());
  CHECK(YamlTree(std::string(100'000, '[')).fault());
  CHECK(YamlTree("a: *b").fault());
  CHECK(YamlTree("").root() == nullptr);
}

TEST_CASE("CSL-YAML becomes CSL-JSON", "[markdown]") {
  CHECK(json("- id: a\n  volume: 12\n  title: \"12\"\n  note: ~\n") ==
        R"([{"id":"a","volume":12,"title":"12","note":null}])");
  CHECK(json("id: a\nissued: 2014-02-17\naccessed: {year: 2015, month: 3}\n") ==
        R"([{"id":"a","issued":{"raw":"2014-02-17"},"accessed":{"date-parts":[[2015,3]]}}])");
  CHECK(json("- issued:\n  - year: 1999\n  - year: 2001\n    month: 2\n") ==
        R"([{"issued":{"date-parts":[[1999],[2001,2]]}}])");
  CHECK(json("- issued: {date-parts: [[2001, 2]]}\n") == R"([{"issued":{"date-parts":[[2001,2]]}}])");
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "*a" + std::to_string(i - 1), name = "a" + std::to_string(i);
    bomb += name + ": &" + name + " [" + last + ", " + last + "]\n";
  }
  const YamlTree tree(bomb);
  CHECK_FALSE(to_csl_json(tree, *tree.root()).whole);
}

TEST_CASE("a bibliography that cannot be read is told, and no key dangles", "[markdown]") {
  const Article article = read_markdown("---\nbibliography: gone.bib\n---\nAs [@a] says https://a.org\n");
  REQUIRE(count_problems(article, "bibliography-not-read") == 1);
  CHECK(article.text_of(article.problems[0].span) == "gone.bib");
  CHECK(article.dangling_marks.empty());
  CHECK(article.citations.size() == 1);
  CHECK(count_problems(read_markdown("---\nbibliography: a.xyz\n---\n", {{"a.xyz", "words"}}),
                       "bibliography-not-read") == 1);
  CHECK(read_markdown("As [@a] and @mention say.\n").problems.empty());
}

TEST_CASE("items of the front matter are cited by their keys", "[markdown]") {
  if (find_format("csl-json") == nullptr) return;
  const Article article = read_markdown(
      "---\nreferences:\n- id: doe\n  type: book\n  title: On salt\n  author: [{family: Doe, given: Ann}]\n"
      "  issued: 2014-02-17\n- id: roe\n  title: Never cited\n---\n"
      "As [see @doe, p. 3] and {cite:p}`doe` and `@no` and \\@no and a@b.org say; @fig-map and @gone.\n");
  REQUIRE(article.citations.size() == 1);
  const Citation& doe = article.citations[0];
  CHECK(doe.title->value == "On salt");
  CHECK(doe.title->span.empty());
  CHECK(article.text_of(doe.span).starts_with("id: doe"));
  CHECK(to_edtf(doe.issued->value) == "2014-02-17");
  REQUIRE(doe.marks.size() == 2);
  CHECK(article.text_of(doe.marks[0]) == "@doe");
  CHECK(article.text_of(doe.marks[1]) == "doe");
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "@gone");
}

TEST_CASE("nocite brings in entries that the text does not cite", "[markdown]") {
  if (find_format("csl-json") == nullptr) return;
  const std::string items = "references:\n- id: a\n  title: A\n- id: b\n  title: B\n";
  CHECK(read_markdown("---\n" + items + "---\n").citations.empty());
  CHECK(read_markdown("---\nnocite: '@a'\n" + items + "---\n").citations.size() == 1);
  const Article all = read_markdown("---\nnocite: |\n  @*\n" + items + "---\n");
  REQUIRE(all.citations.size() == 2);
  CHECK(all.citations[0].marks.size() == 1);
}

TEST_CASE("a bibliography is a part of the article's source", "[markdown]") {
  if (find_format("csl-json") == nullptr) return;
  const Article article = read_markdown(
      "---\nbibliography: [sub/items.yaml, more.json]\n---\nÜ [@a; @b]\n",
      {{"sub/items.yaml", "---\nreferences:\n- id: ü\n- id: a\n  title: A title\n...\n"},
       {"more.json", R"([{"id": "b", "type": "webpage", "title": "B title", "URL": "https://a.org/b"}])"}});
  REQUIRE(article.parts.size() == 3);
  CHECK(article.parts[0].path == "docs/page.md");
  CHECK(article.parts[1].path == "docs/sub/items.yaml");
  CHECK(article.parts[2].path == "docs/more.json");
  REQUIRE(article.citations.size() == 2);
  CHECK(article.text_of(article.citations[0].span) == "id: a\n  title: A title");
  CHECK(article.path_at(article.citations[0].span.begin) == "docs/sub/items.yaml");
  CHECK(article.text_of(article.citations[1].url->span) == article.citations[1].url->as_written);
  CHECK(article.path_at(article.citations[1].url->span.begin) == "docs/more.json");
}

TEST_CASE("other formats' bibliographies are read by their readers", "[markdown]") {
  if (find_format("bibtex") == nullptr) return;
  const Article article =
      read_markdown("---\nbibliography: refs.bib\n---\n@doe says.\n\n```{bibliography} more.bib\n```\n@roe\n",
                    {{"refs.bib", "@book{doe, title = {On salt}, year = 2014}\n@book{other, title = {No}}\n"},
                     {"more.bib", "@misc{roe, title = {Roe}, url = {https://a.org}}"}});
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].title->value == "On salt");
  CHECK(article.text_of(article.citations[0].title->span) == article.citations[0].title->as_written);
  CHECK(article.citations[1].ref_name == "roe");
}

TEST_CASE("a bibliography that is named many times is read once", "[markdown]") {
  std::string front = "---\nbibliography:\n";
  for (int i = 0; i < 10'000; ++i) front += "- a.bib\n";
  const Article article = test::read_markdown(front + "---\nText @a.\n",
                                              {{"a.bib", "@misc{a, title={A}}\n@misc{b, title={B}}\n"}});
  CHECK(article.citations.size() == 1);
  CHECK(article.parts.size() == 2);
}

TEST_CASE("an article and its bibliographies are bounded together", "[markdown]") {
  const std::string large(40u << 20, ' ');
  const Article article =
      test::read_markdown("---\nbibliography: [a.bib, b.bib, c.bib]\n---\nText @c.\n",
                          {{"a.bib", large}, {"b.bib", large}, {"c.bib", "@misc{c, title={C}}"}});
  REQUIRE(test::count_problems(article, "bibliography-not-read") == 1);
  CHECK(article.problems[0].what.find("larger than 64 MiB") != std::string::npos);
  CHECK(article.citations.size() == 1);
}

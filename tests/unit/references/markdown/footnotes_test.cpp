// Footnotes and lists of references in Markdown: what they claim, their marks, and marks that lead nowhere.
#include "support/catch.hpp"
#include "unit/references/markdown/read_markdown.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string raw(const Article& article, std::size_t index) {
  return std::string(article.text_of(article.citations.at(index).span));
}

}  // namespace

TEST_CASE("a footnote is a reference with its marks", "[markdown]") {
  const Article article = read_markdown(
      "One.[^1] Two.[^Long-Name] Again.[^1]\n\n"
      "[^1]: Doe, A. (2014). [A history of salt marshes](https://a.org/1). *Journal of Salt*, 3(2), 1–20. "
      "Retrieved 3 May 2015.\n[^long-name]: <https://a.org/2>\n[^never]: Nothing.\n");
  REQUIRE(article.citations.size() == 3);
  CHECK(labels(article) == Texts{"1", "long-name", "never"});
  const Citation& first = article.citations[0];
  CHECK(first.ref_name == "1");
  CHECK(first.template_name.empty());
  CHECK(first.title->value == "A history of salt marshes");
  CHECK(article.text_of(first.title->span) == "A history of salt marshes");
  CHECK(first.url->as_written == "https://a.org/1");
  REQUIRE(first.authors.size() == 1);
  CHECK(first.authors[0].value.family == "Doe");
  CHECK(to_edtf(first.issued->value) == "2014");
  CHECK(to_edtf(first.accessed->value) == "2015-05-03");
  CHECK(first.container_title->value == "Journal of Salt");
  CHECK(first.volume->value == "3");
  CHECK(first.marks.size() == 2);
  CHECK(article.text_of(first.marks[1]) == "[^1]");
  CHECK(article.citations[1].marks.size() == 1);
  CHECK(article.citations[2].marks.empty());
  CHECK_FALSE(article.citations[2].url);
}

TEST_CASE("a footnote reaches as far as its paragraphs", "[markdown]") {
  const Article article = read_markdown(
      "T.[^a]\n\n[^a]: First line\nlazily continued [x](https://a.org/1).\n\n    Second https://a.org/2\n\n"
      "    - item <https://a.org/3>\n\n\n          [code](https://a.org/no)\n\nNot of it https://a.org/4\n");
  REQUIRE(article.citations.size() == 4);
  CHECK(urls(article) == Texts{"https://a.org/1", "https://a.org/2", "https://a.org/3", "https://a.org/4"});
  CHECK(labels(article) == Texts{"a", "a", "a", ""});
  CHECK(raw(article, 0).starts_with("[^a]: First"));
  CHECK(raw(article, 0).ends_with("[code](https://a.org/no)"));
  CHECK(article.citations[1].marks.size() == 1);
}

TEST_CASE("footnotes stand in quotes and lists, never in code", "[markdown]") {
  const auto notes = [](const std::string& text) { return labels(read_markdown(text)); };
  CHECK(notes("> A.[^q]\n>\n> [^q]: Note https://a.org\n>\n>     more\n") == Texts{"q"});
  CHECK(notes("- A.[^l]\n\n  [^l]: Note https://a.org\n") == Texts{"l"});
  CHECK(notes("```\n[^c]: Note\n```\n") == Texts{});
  CHECK(notes("a\n\n    [^c]: Note\n") == Texts{});
  CHECK(notes("<!--\n[^c]: Note\n-->\n") == Texts{});
  CHECK(notes("- a\n  ```\n  [^c]: Note\n  ```\n\n[^d]: Note\n") == Texts{"d"});
  CHECK(notes("[^a]:\n    Note in the next line.\n[^b]: Second\n") == Texts{"a", "b"});
  CHECK(notes("Text\n[^a]: Note\n# Heading\n[^b]: Note\n") == Texts{"a", "b"});
  CHECK(notes("[^1]: <https://a.org>\n\n[^1]\n") == Texts{"1"});
  CHECK(notes("[^no label]: x\n") == Texts{});
}

TEST_CASE("a mark without a footnote dangles", "[markdown]") {
  const Article article = read_markdown("A[^1] b[^2] c`[^3]` d\\[^4] [^a-z] [^5\n\n[^1]: N.\n");
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "^2");
  CHECK(article.text_of(article.dangling_marks[0].span) == "[^2]");
  CHECK(read_markdown("A pattern [^x] where no footnote is.\n").dangling_marks.empty());
  CHECK(count_problems(read_markdown("[^1]: A\n[^1]: B\n"), "duplicate-footnote") == 1);
}

TEST_CASE("inline footnotes are references", "[markdown]") {
  const Article article =
      read_markdown("A^[Doe, A. \"A title\". *Work*. 2014. [x](https://a.org/1)] b^[2]^ c^[ d\n");
  REQUIRE(article.citations.size() == 1);
  CHECK(raw(article, 0) == "Doe, A. \"A title\". *Work*. 2014. [x](https://a.org/1)");
  CHECK(article.citations[0].title->value == "A title");
  REQUIRE(article.citations[0].marks.size() == 1);
  CHECK(article.text_of(article.citations[0].marks[0]).starts_with("^[Doe"));
}

TEST_CASE("words of a link are a title only where they read as one", "[markdown]") {
  const auto title = [](const std::string& note) {
    const Article article = read_markdown("A[^1]\n\n[^1]: " + note + "\n");
    return article.citations.at(0).title ? article.citations[0].title->value : "";
  };
  CHECK(title("[The history of salt](https://a.org)") == "The history of salt");
  CHECK(title("See [The history of salt](https://a.org).") == "The history of salt");
  CHECK(title("\"[The history of salt](https://a.org)\", *Work*, 2014.") == "The history of salt");
  CHECK(title("\"The history of salt\". https://a.org") == "The history of salt");
  CHECK(title("[Here](https://a.org)") == "");
  CHECK(title("See [the documentation page](https://a.org).") == "");
  CHECK(title("[Official project homepage](https://a.org)") == "");
  CHECK(title("This is told in [Another part of it](https://a.org) too.") == "");
  CHECK(title("The tool is no longer kept. See https://a.org/x for more.") == "");
  CHECK(title("[https://a.org/x](https://a.org/x)") == "");
}

TEST_CASE("an archived copy in a footnote is one", "[markdown]") {
  const Article both = read_markdown(
      "A[^1]\n\n[^1]: \"T\". [Original](https://a.org/x) "
      "([archived](https://web.archive.org/web/20150102030405/https://a.org/x))\n");
  REQUIRE(both.citations.size() == 1);
  CHECK(both.citations[0].url->value.href() == "https://a.org/x");
  CHECK(both.citations[0].archive_url->value.href() ==
        "https://web.archive.org/web/20150102030405/https://a.org/x");
  const Article alone =
      read_markdown("A[^1]\n\n[^1]: <https://web.archive.org/web/20150102030405/https://a.org/x>\n");
  REQUIRE(alone.citations.size() == 1);
  CHECK(alone.citations[0].url->as_written == "https://a.org/x");
  CHECK(alone.text_of(alone.citations[0].url->span) == "https://a.org/x");
}

TEST_CASE("numbered references under their heading have marks", "[markdown]") {
  const Article article = read_markdown(
      "# T\n\nOne [1], two [1, 2], three [30] and `[2]`.\n\n## 7. References: {.unnumbered}\n\n"
      "[1] Doe, A. \"First\". https://a.org/1\n[2] Roe, B. \"Second\". https://a.org/2\n\n### Of a part\n\n"
      "[3] \"Third\". [link](https://a.org/3)\n\n## After\n\n1. [no](https://a.org/no)\n");
  CHECK(labels(article) == Texts{"1", "2", "3", ""});
  CHECK(article.citations[0].marks.size() == 2);
  CHECK(article.citations[1].marks.size() == 1);
  CHECK(article.citations[0].title->value == "First");
  REQUIRE(article.dangling_marks.empty());  // 30 is far beyond the list
}

TEST_CASE("items of a list under such a heading are references", "[markdown]") {
  const Article article = read_markdown(
      "A[2].\n\nSources\n-------\n\n1. Doe, A. (2001). The book of it. Press.\n2. **[A report on "
      "it](https://a.org/2)**, 3 May 2014\n"
      "   - [more](https://a.org/3)\n\n* A remark only.\n* [RFC 2119](https://a.org/4)\n");
  REQUIRE(article.citations.size() == 4);
  CHECK(labels(article) == Texts{"1", "2", "2", ""});
  CHECK(article.citations[0].title->value == "The book of it");
  CHECK(raw(article, 1).starts_with("**[A report on it]"));
  CHECK(article.citations[1].title->value == "A report on it");
  CHECK(article.citations[1].marks.size() == 1);
  CHECK(article.citations[3].url->value.href() == "https://a.org/4");
  CHECK_FALSE(article.citations[3].title);
}

TEST_CASE("links to the entries of a list are marks", "[markdown]") {
  const Article article = read_markdown(
      "A [1](#ref1) b [[2]](#ref2).\n\n# Literatur\n\n1. \"A\". https://a.org/1\n2. \"B\". "
      "https://a.org/2\n");
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].marks.size() == 1);
  CHECK(article.citations[1].marks.size() == 1);
}

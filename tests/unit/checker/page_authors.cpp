// Authors of pages: languages, scripts, organisations, and what is no author.

#include "checker/page/document.hpp"
#include "support/catch.hpp"
#include "unit/checker/page_reading.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string below_heading(const std::string& html) {
  return authors_of(read_html("<h1>The harbour of Aktau</h1>" + html));
}

std::string of_json(const std::string& author) {
  return authors_of(
      read_html("<meta property=og:site_name content='Harbour Post'><script type=application/ld+json>"
                "{\"@type\":\"Article\",\"author\":" +
                author + "}</script>"));
}

}  // namespace

TEST_CASE("bylines in the languages pages are written in", "[page][authors]") {
  for (const std::string lead :
       {"By ", "Von ", "Par ", "Por ", "Di ", "Door ", "Written by ", "Geschrieben von ", "Escrito por ",
        "Scritto da ", "Autor: ", "Auteur : ", "Автор: ", "Tekst: ", "Yazan: ", "作者：", "بقلم: "}) {
    INFO(lead);
    CHECK(below_heading("<p>" + lead + "Jane Doe</p>") == "Jane Doe");
  }
  CHECK(below_heading("<p>Автор: Анна Иванова и Пётр Петров</p>") == "Анна Иванова; Пётр Петров");
  CHECK(below_heading("<p>作者：山田太郎、佐藤花子</p>") == "山田太郎; 佐藤花子");
  CHECK(below_heading("<p>Par Anne Exemple et Jean Modèle</p>") == "Anne Exemple; Jean Modèle");
}

TEST_CASE("names stand beside dates, under labels, behind links and in footers", "[page][authors]") {
  CHECK(below_heading("<p>17.02.2014 - Jane Doe</p>") == "Jane Doe");
  CHECK(below_heading("<p>Jane Doe | 17 February 2014</p>") == "Jane Doe");
  CHECK(below_heading("<p>17.02.2014 - Aktau, Kazakhstan</p>") == "");
  CHECK(below_heading("<h4>Autor</h4><p>Jane Doe</p>") == "Jane Doe");
  CHECK(below_heading("<p><a href=/author/jane/>Jane Doe</a>, 3 min</p>") == "Jane Doe");
  CHECK(below_heading("<p><a href=/author/jane/>More articles</a></p>") == "");
  CHECK(below_heading(
            "<p><span class=author><span class=screen-reader-text>Author</span><a>Jane Doe</a></span>") ==
        "Jane Doe");
  CHECK(authors_of(read_html(
            "<article><h1>The harbour of Aktau</h1><footer class=post-footer><span class=post-author>"
            "Posted by <span class=fn>Jane Doe</span></span></footer></article>")) == "Jane Doe");
}

TEST_CASE("one byline far from the heading is the page's, several are of others", "[page][authors]") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "<p>Some words of the text.</p>";
  CHECK(below_heading(text + "<p>Von Jane Doe</p>") == "Jane Doe");
  CHECK(below_heading(text + "<p>Von Jane Doe</p><p>Von John Roe</p>") == "");
  CHECK(below_heading(text + "<p>Autoren: Jane Doe und John Roe</p><p>Von Max Muster</p>") ==
        "Jane Doe; John Roe");
}

TEST_CASE("what stands right behind a heading of many elements is near it", "[page][authors]") {
  std::string parts;
  for (int i = 0; i < 20; ++i) parts += "<span>of <b>Aktau</b></span>";
  CHECK(authors_of(read_html("<h1>The harbour " + parts +
                             "</h1><div class=teaser-meta><p class=byline>VON "
                             "<a href=/autoren/doe>JANE DOE</a> am 17. Februar 2014</p></div>")) ==
        "JANE DOE");
}

TEST_CASE("licences name others, and persons who are organisations too are persons", "[page][authors]") {
  CHECK(below_heading("<p>Photo: <a class=license-author>John Roe</a></p>") == "");
  CHECK(of_json("{\"@type\":[\"Person\",\"Organization\"],\"name\":\"Jane Doe\"}") == "Jane Doe");
  CHECK(below_heading("<p>Text.</p><p><a href=/author/jane>Alles von Jane Doe</a></p>") == "Jane Doe");
}

TEST_CASE("a noscript ends with its tag, whatever is open in it", "[page][authors]") {
  const PageFacts facts =
      read_html("<body><noscript><div id=x></noscript><h1>The harbour of Aktau</h1><p>By Jane Doe</p>");
  CHECK(authors_of(facts) == "Jane Doe");
  CHECK(facts.text_length > 20);
}

TEST_CASE("names in any order and with any number of words", "[page][authors]") {
  const auto meta = [](const std::string& name) {
    return authors_of(read_html("<meta name=author content=\"" + name + "\">"));
  };
  CHECK(meta("Doe, Jane") == "Jane Doe");
  CHECK(meta("Jane Doe, John Roe") == "Jane Doe; John Roe");
  CHECK(meta("Jose de la Cruz") == "Jose de la Cruz");
  CHECK(meta("Nicolas Beispiel C.") == "Nicolas Beispiel C.");
  CHECK(meta("Jane Doe February 17") == "Jane Doe");
  CHECK(
      of_json(
          "[\"Jane Doe\",{\"@type\":\"Person\",\"name\":\"John Roe\"},{\"givenName\":\"Max\",\"familyName\":"
          "\"Muster\"}]") == "Jane Doe; John Roe; Max Muster");
}

TEST_CASE("organisations, accounts and agencies are no persons", "[page][authors]") {
  for (const std::string name :
       {"Example GmbH", "Verein Beispiel e.V.", "Harbour Works Ltd.", "example.org"}) {
    INFO(name);
    const PageFacts facts = read_html("<meta name=author content=\"" + name + "\">");
    CHECK(authors_of(facts) == "");
    REQUIRE_FALSE(facts.authors.empty());
    CHECK(facts.authors.front().value.front().is_literal());
    CHECK(facts.authors.front().confidence < kHint);
  }
  CHECK(of_json("\"Reuters\"") == "");
  CHECK(of_json("\"Redaktion\"") == "");
  CHECK(of_json("\"jdoe\"") == "");
  CHECK(of_json("[\"Jane Doe\",\"AFP\"]") == "Jane Doe");
  CHECK(of_json("{\"@type\":\"Organization\",\"name\":\"Elsewhere Weekly\"}") == "");
  CHECK(below_heading(
            "<meta property=og:site_name content=Exemplo><p class=byline>Do Exemplo, em Lisboa</p>") == "");
  // An office signs where a byline says so.
  CHECK(below_heading("<p class=byline>Von Redaktion</p>") == "Redaktion");
  CHECK(below_heading("<p class=byline>Von Redaktion und Jane Doe</p>") == "Jane Doe");
  // What looks like a byline and is prose.
  CHECK(below_heading("<p>Von Firmenwagen</p>") == "");
  CHECK(below_heading("<p>By far. The most</p>") == "");
}

TEST_CASE("a suffix behind an inverted name is no author", "[page][authors]") {
  CHECK(
      authors_of(read_html("<meta name=citation_author content='Roe, Jane A, Jr.'><meta name=citation_author "
                           "content='Doe, John, III'>")) == "Jane A Roe, Jr.; John Doe, III");
  CHECK(
      authors_of(read_document(
                     "<?xml version='1.0'?><article><front><article-meta><contrib-group><contrib "
                     "contrib-type='author'><name><surname>Roe</surname><given-names>Jane A</given-names>"
                     "<suffix>Jnr</suffix></name></contrib></contrib-group></article-meta></front></article>",
                     "application/xml", "https://example.org/a.xml")
                     .value()) == "Jane A Roe, Jnr");
}

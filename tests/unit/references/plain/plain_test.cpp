#include "references/plain/plain.hpp"

#include <memory>
#include <sstream>
#include <string>

#include "references/plain/segment.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& text) {
  const auto reader = open_plain(std::make_unique<std::istringstream>(text), "article.txt");
  auto article = reader->next();
  REQUIRE(article);
  CHECK_FALSE(reader->next());
  return *article;
}

std::string text_of(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

std::string text_of(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "";
}

std::string names(const std::vector<Claim<Name>>& claims) {
  std::string out;
  for (const auto& claim : claims) out += (out.empty() ? "" : " + ") + to_inverted_text(claim.value);
  return out;
}

Citation cite(std::string_view text) {
  return plain::read_reference(text, 0);
}

}  // namespace

TEST_CASE("a list of references and the marks that point into it", "[plain]") {
  const std::string text =
      "\n A title \n\nFirst.[1] Second[2][3], third [1, 3] and range.[1–3]\n\n"
      "References\n"
      "  1. ^ a b c d \"One\". Work. Retrieved 1 May 2014.\n"
      "  2. ^ \"Two\".\n"
      "     More of two.\n"
      "\n"
      "  3. \"Three\".\n"
      "\nCategories\nSomething [2]\n";
  const Article article = read(text);
  CHECK(article.title == "A title");
  CHECK(article.format == Format::text);
  REQUIRE(article.citations.size() == 3);
  CHECK(article.citations[0].backlinks == 4);
  CHECK(article.citations[1].backlinks == 1);
  CHECK_FALSE(article.citations[2].backlinks);
  CHECK(article.citations[0].marks.size() == 3);
  CHECK(article.citations[1].marks.size() == 3);
  CHECK(article.citations[2].marks.size() == 3);
  CHECK(article.citations[1].label == "2");
  CHECK(article.text_of(article.citations[0].span) == "\"One\". Work. Retrieved 1 May 2014.");
  CHECK(article.text_of(article.citations[1].span) == "\"Two\".\n     More of two.");
  CHECK(article.text_of(article.citations[0].marks[0]) == "[1]");
  CHECK(article.text_of(article.citations[0].title->span) == "One");
  CHECK(*article.source == text);
  CHECK(article.dangling_marks.empty());
}

TEST_CASE("styles of numbering", "[plain]") {
  const Article bracketed =
      read("T\n\nText [1] and [2].\n\n[1] A. Author, \"One\", 2014.\n[2] B. Author, \"Two\", 2015.\n");
  REQUIRE(bracketed.citations.size() == 2);
  CHECK(bracketed.citations[0].marks.size() == 1);
  const Article heading = read("T\n\nText.[1]\n\nReferences\n\n1. Smith, J. (2014). One thing. Work.\n");
  REQUIRE(heading.citations.size() == 1);
  CHECK(heading.citations[0].marks.size() == 1);
  const Article letters = read(
      "T\n\nReferences\n1. ^ Jump up to: a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab \"A\".\n");
  REQUIRE(letters.citations.size() == 1);
  CHECK(letters.citations[0].backlinks == 28);
  CHECK(text_of(letters.citations[0].title) == "A");
  const Article carets = read("T\n\n^ a history of things. Retrieved 1 May 2014.\n^ \"Two\".\n");
  REQUIRE(carets.citations.size() == 2);
  CHECK(carets.citations[0].backlinks == 1);
  CHECK(text_of(carets.citations[0].title) == "a history of things");
}

TEST_CASE("a numbered list in the article is no list of references", "[plain]") {
  const Article article = read("T\n\nDo this:\n1. Open it.\n2. Close it.\n\nThen [1] and a[2] and [2014].\n");
  CHECK(article.citations.empty());
  CHECK(article.dangling_marks.empty());
}

TEST_CASE("a mark without a reference dangles, other brackets do not", "[plain]") {
  const Article article = read(
      "T\n\nA.[1] B.[3] C in [2014].\nCode: x = buf[3]; y[4]() and {z[3]}.\n"
      "Far [400], none [0], [citation needed], [12345].\n\nReferences\n1. ^ \"One\".\n2. ^ \"Two\".\n");
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "3");
  CHECK(article.text_of(article.dangling_marks[0].span) == "[3]");
  CHECK(article.dangling_marks[0].span.begin < 15);
}

TEST_CASE("unnumbered references are read from their heading", "[plain]") {
  const Article article = read(
      "T\n\nText (Smith 2014).\n\nReferences\n\nSmith, J. (2014). A title of some length. Some Journal, "
      "12(3), 45–67.\n\n"
      "• Doe, Jane. Another Book. London: Routledge, 2001.\n\nSee also\n\nA line that is not a reference at "
      "all\n");
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].label == "1");
  CHECK(text_of(article.citations[0].title) == "A title of some length");
  CHECK(text_of(article.citations[0].page) == "45–67");
  CHECK(text_of(article.citations[1].publisher) == "Routledge");
  CHECK(names(article.citations[1].authors) == "Doe, Jane");
}

TEST_CASE("the parts of a reference in the layout of CS1", "[plain]") {
  const Citation c = cite(
      "Smith, John; Doe, Jane, et al. (5 May 2014). \"On \"things\" (and more)\" (PDF) (in Russian). Nature. "
      "12 (3): 45–67. "
      "doi:10.1038/nature123. ISSN 0378-5955. PMID 123. Archived (PDF) from the original on 2014-06-01. "
      "Retrieved 6 May 2014, from https://example.org/a.");
  CHECK(text_of(c.title) == "On \"things\" (and more)");
  CHECK(names(c.authors) == "Smith, John + Doe, Jane");
  CHECK(c.authors_truncated);
  CHECK(text_of(c.issued) == "2014-05-05");
  CHECK(text_of(c.container_title) == "Nature");
  CHECK(text_of(c.volume) == "12");
  CHECK(text_of(c.issue) == "3");
  CHECK(text_of(c.page) == "45–67");
  CHECK(text_of(c.language) == "ru");
  CHECK(text_of(c.archived) == "2014-06-01");
  CHECK(c.archive_stated);
  CHECK(text_of(c.accessed) == "2014-05-06");
  REQUIRE(c.url);
  CHECK(c.url->value.href() == "https://example.org/a");
  REQUIRE(c.identifiers.size() == 3);
  CHECK(c.type == ItemType::article_journal);
}

TEST_CASE("one name behind the title is the work or its publisher", "[plain]") {
  CHECK(text_of(cite("\"A\". The Daily Planet. Retrieved 1 May 2014.").container_title) ==
        "The Daily Planet");
  CHECK(text_of(cite("\"A\". Variety. Retrieved 1 May 2014.").container_title) == "Variety");
  CHECK(text_of(cite("\"A\". University of Somewhere. Retrieved 1 May 2014.").publisher) ==
        "University of Somewhere");
  const Citation two = cite("\"A\". Some Work. Some Publisher. 1 May 2014.");
  CHECK(text_of(two.container_title) == "Some Work");
  CHECK(text_of(two.publisher) == "Some Publisher");
  const Citation chapter =
      cite("Doe, Jane. \"A Chapter\". In Smith, J. (ed.). A Book. London: Routledge. pp. 1–2.");
  CHECK(text_of(chapter.container_title) == "A Book");
  CHECK(names(chapter.editors) == "Smith, J.");
  CHECK(text_of(chapter.publisher_place) == "London");
  CHECK(text_of(chapter.publisher) == "Routledge");
  CHECK(text_of(chapter.page) == "1–2");
}

TEST_CASE("dead links, archives and other languages", "[plain]") {
  CHECK(cite("\"A\". Work.[permanent dead link]").tagged_dead);
  const Citation archive = cite(
      "\"A\". https://web.archive.org/web/20140217123456/http://example.org/ Archived from the original.");
  CHECK(archive.archive_url);
  CHECK_FALSE(archive.url);
  CHECK(archive.archive_stated);
  CHECK_FALSE(archive.archived);
  const Citation german =
      cite("Müller, Hans: Der Titel. In: Die Zeit, 5. Mai 2014, S. 4. Abgerufen am 6. Mai 2014.");
  CHECK(names(german.authors) == "Müller, Hans");
  CHECK(text_of(german.title) == "Der Titel");
  CHECK(text_of(german.container_title) == "Die Zeit");
  CHECK(text_of(german.issued) == "2014-05-05");
  CHECK(text_of(german.page) == "4");
  CHECK(text_of(german.accessed) == "2014-05-06");
  CHECK(text_of(cite("«Название». Дата обращения: 17 февраля 2014.").accessed) == "2014-02-17");
}

TEST_CASE("what cannot be told apart claims nothing", "[plain]") {
  const Citation remark = cite("As the phrase \"foo bar\" shows, this is but a remark.");
  CHECK_FALSE(remark.title);
  CHECK(remark.authors.empty());
  CHECK_FALSE(cite("Ibid., p. 5.").title);
  CHECK_FALSE(cite("K. B. Yab, G. D. Cod, IEEE Trans. Electr. Dev. 1982, 29, 300. doi:10.1000/1").title);
  CHECK(text_of(cite("Somebody once said so in 1982, somewhere").issued) == "1982");
  const Citation message = cite("\"A\". Work. ((cite web)): CS1 maint: numeric names: authors list (link)");
  CHECK(text_of(message.container_title) == "Work");
  CHECK(message.authors.empty());
}

TEST_CASE("hostile plain text is read in linear time and never trusted", "[plain]") {
  CHECK(read("").citations.empty());
  const Article binary = read(std::string("T\n\0\1\2", 5));
  REQUIRE(binary.problems.size() == 1);
  CHECK(binary.problems[0].kind == "zero-byte");
  CHECK(binary.problems[0].span.begin == 2);
  const Article broken = read("T\n\nText[1] \xFF\n\nReferences\n1. ^ \"One \xFE äöüßé\". Work.\n");
  REQUIRE(broken.problems.size() == 1);
  CHECK(broken.problems[0].kind == "invalid-utf8");
  CHECK(broken.problems[0].span.begin == 11);
  CHECK(broken.citations.size() == 1);

  for (const std::string piece : {"x",      "[1]",    "[",      "1. ^ ",     "\n1. ^ \"",
                                  "\"",     "^ a b ", "(",      "Archived ", "ISBN ",
                                  "pmc1",   "A. ",    "; ",     "In ",       "http://a",
                                  "2014, ", "\n",     "\u00A0", "1.1 ",      "Retrieved 1 May 2014"}) {
    std::string text = "T\n\nReferences\n1. ^ ";
    while (text.size() < 1'000'000) text += piece;
    INFO(piece);
    CHECK(read(text).citations.size() < 1'000'000);
  }
}

TEST_CASE("how much a text looks like plain text", "[plain]") {
  CHECK(looks_like_plain(std::string_view("\0\1", 2)) == 0);
  CHECK(looks_like_plain("Text[1] here[2]") > looks_like_plain("Text here"));
  CHECK(looks_like_plain("T\n\n1. ^ \"One\".\n") > looks_like_plain("Text[1] here[2]"));
  CHECK(looks_like_plain("\xFF\xFE invalid text") < looks_like_plain("Text here"));
  CHECK(looks_like_plain("cut short \xE2\x82") >= 20);
}

// What the reader of TEI makes of bibliographic elements and of the marks that point to them; all inputs are
// inventions.
#include "references/tei/tei.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "unit/references/parts.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::identifiers, test::names, test::other, test::value;

namespace {

Article read(const std::string& text) {
  Article article = *open_tei(std::make_unique<std::istringstream>(text), "letters.xml")->next();
  INFO(text);
  CHECK(test::unsound(article) == "");
  return article;
}

Citation cite(const std::string& citation) {
  const Article article = read("<TEI><text><listBibl>" + citation + "</listBibl></text></TEI>");
  REQUIRE(article.citations.size() == 1);
  return article.citations.front();
}

Citation structured(const std::string& content) {
  return cite("<biblStruct xml:id=\"b0\">" + content + "</biblStruct>");
}

}  // namespace

TEST_CASE("a journal article is read as GROBID writes it", "[tei]") {
  const Citation citation = structured(
      "<analytic><title level=\"a\" type=\"main\">On <hi>bees</hi></title><author><persName><forename "
      "type=\"first\">Anna</forename><forename type=\"middle\">B</forename><surname>Berg</surname></persName>"
      "</author><author><persName><nameLink>van</nameLink><surname>Dyk</surname><genName>Jr</genName></"
      "persName>"
      "</author><author><orgName>Bee Board</orgName></author><idno type=\"DOI\">10.1000/182</idno></analytic>"
      "<monogr><title level=\"j\">J Bees</title><idno type=\"ISSNe\">1234-5679</idno><imprint><biblScope "
      "unit=\"volume\">12</biblScope><biblScope unit=\"issue\">3</biblScope><biblScope unit=\"page\" "
      "from=\"45\" to=\"67\"/><date type=\"published\" when=\"2014-03\"/></imprint></monogr><note "
      "type=\"raw_reference\">Berg 2014</note><ptr target=\"http://e.org/a\"/>");
  CHECK(citation.type == ItemType::article_journal);
  CHECK(citation.ref_name == "b0");
  CHECK(citation.label == "1");
  CHECK(value(citation.title) == "On bees");
  CHECK(names(citation.authors) == "Berg, Anna B; van Dyk, Jr; Bee Board");
  CHECK(value(citation.container_title) == "J Bees");
  CHECK(value(citation.volume) == "12");
  CHECK(value(citation.issue) == "3");
  CHECK(value(citation.page) == "45–67");
  CHECK(to_edtf(citation.issued->value) == "2014-03");
  CHECK(citation.issued->as_written == "2014-03");
  CHECK(identifiers(citation) == "DOI 10.1000/182, ISSN 1234-5679");
  CHECK(citation.url->value.href() == "http://e.org/a");
  CHECK(other(citation, "raw-reference") == "Berg 2014");
}

TEST_CASE("levels tell what is cited and what contains it", "[tei]") {
  const Citation book = structured(
      "<monogr><author>Berg, Anna</author><title level=\"m\" type=\"main\">Wax</title><title level=\"m\" "
      "type=\"sub\">A history</title><editor role=\"translator\">C. Dyk</editor><editor>D. Lee</editor>"
      "<edition>2nd</edition><imprint><pubPlace>Oslo</pubPlace><publisher>Press</publisher><date>1999</date>"
      "</imprint><extent>99 pp</extent></monogr><series><title level=\"s\">Lectures</title><biblScope "
      "unit=\"volume\">7</biblScope></series><idno type=\"ISBN\">0-333-65684-9</idno>");
  CHECK(book.type == ItemType::book);
  CHECK(value(book.title) == "Wax: A history");
  CHECK(names(book.authors) == "Berg, Anna");
  CHECK(names(book.editors) == "Lee, D.");
  REQUIRE(book.contributors.size() == 1);
  CHECK(book.contributors[0].first == "translator");
  CHECK(value(book.publisher) == "Press");
  CHECK(value(book.publisher_place) == "Oslo");
  CHECK(value(book.edition) == "2nd");
  CHECK_FALSE(book.volume);
  CHECK(other(book, "collection-title") == "Lectures");
  CHECK(other(book, "collection-number") == "7");
  const Citation chapter =
      structured("<analytic><title>Combs</title></analytic><monogr><title>Wax</title></monogr>");
  CHECK(chapter.type == ItemType::chapter);
  CHECK(value(chapter.title) == "Combs");
  CHECK(value(chapter.container_title) == "Wax");
  const Citation journal = structured(
      "<monogr><title level=\"j\">J Bees</title><imprint><biblScope "
      "unit=\"vol\">3</biblScope></imprint></monogr>");
  CHECK_FALSE(journal.title);
  CHECK(value(journal.container_title) == "J Bees");
  CHECK(structured("<monogr><title level=\"m\">X</title><meeting>Days</meeting></monogr>").type ==
        ItemType::paper_conference);
  CHECK(structured("<monogr><title level=\"u\">X</title></monogr>").type == ItemType::manuscript);
  CHECK(cite("<biblStruct type=\"thesis\"><monogr><title>X</title></monogr></biblStruct>").type ==
        ItemType::thesis);
}

TEST_CASE("a loose citation is read by its tags, and else by its words", "[tei]") {
  const Citation loose = cite(
      "<bibl xml:id=\"k\" n=\"K1\"><author>Smith, J. and Doe, A.</author> (<date when=\"2001\">2001</date>), "
      "<title "
      "level=\"a\">Combs</title>, in <title level=\"m\">Wax</title>. <pubPlace>Oslo</pubPlace>: "
      "<publisher>Press</publisher>, <biblScope unit=\"pp\">1–9</biblScope>. <ref "
      "target=\"http://e.org/w\">online"
      "</ref>. Retrieved 3 May 2014.</bibl>");
  CHECK(loose.label == "K1");
  CHECK(names(loose.authors) == "Smith, J.; Doe, A.");
  CHECK(value(loose.title) == "Combs");
  CHECK(value(loose.container_title) == "Wax");
  CHECK(value(loose.page) == "1–9");
  CHECK(loose.url->value.href() == "http://e.org/w");
  REQUIRE(loose.accessed);
  CHECK(to_edtf(loose.accessed->value) == "2014-05-03");
  const Citation bare = cite("<bibl>Berg, A. \"On bees\". Hive News. 1999. http://e.org/b</bibl>");
  CHECK(value(bare.title) == "On bees");
  CHECK(bare.url->value.href() == "http://e.org/b");
}

TEST_CASE("a full description is read", "[tei]") {
  const Citation full = cite(
      "<biblFull><titleStmt><title>Whole</title><author>A. Berg</author><respStmt><resp>translated by</resp>"
      "<name>C. Dyk</name></respStmt></titleStmt><editionStmt><edition>2nd</edition></editionStmt>"
      "<publicationStmt><publisher>Press</publisher><date "
      "when=\"1901\"/></publicationStmt><seriesStmt><title>"
      "Lectures</title></seriesStmt><sourceDesc><bibl><title>Old</title></bibl></sourceDesc></biblFull>");
  CHECK(value(full.title) == "Whole");
  CHECK(names(full.authors) == "Berg, A.");
  CHECK(full.contributors.size() == 1);
  CHECK(to_edtf(full.issued->value) == "1901");
  CHECK(other(full, "collection-title") == "Lectures");
}

TEST_CASE("marks lead to the list, and a pointer is no citation", "[tei]") {
  const Article article = read(
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader xml:lang=\"en\"><fileDesc><titleStmt><title>On "
      "bees"
      "</title></titleStmt><sourceDesc><biblStruct><monogr><title>Itself</title></monogr></biblStruct></"
      "sourceDesc>"
      "</fileDesc><abstract><p><ref type=\"bibr\" "
      "target=\"#b4\">[5]</ref></p></abstract></teiHeader><text><p><ref "
      "type=\"bibr\" target=\"#b0\">[1]</ref>-<ref type=\"bibr\" target=\"#b2\">[3]</ref> <bibl><ptr "
      "target=\"#b3\"/><citedRange>9</citedRange></bibl> <ref type=\"bibr\" target=\"#b9\">[10]</ref> <ref "
      "type=\"figure\" target=\"#f\">1</ref> <quote source=\"#b0\">q</quote> <bibl>Plato, "
      "<title>Laws</title></bibl>"
      "</p><listBibl><bibl xml:id=\"b0\">A</bibl><bibl xml:id=\"b1\">B</bibl><bibl "
      "xml:id=\"b2\">C</bibl><bibl "
      "xml:id=\"b3\">D</bibl><bibl xml:id=\"b4\">E</bibl></listBibl></text></TEI>");
  CHECK(article.title == "On bees");
  CHECK(article.language == "en");
  REQUIRE(article.citations.size() == 6);
  CHECK(article.citations[0].marks.size() == 2);
  for (std::size_t i = 1; i < 5; ++i) CHECK(article.citations[i].marks.size() == 1);
  CHECK(value(article.citations[5].title) == "Laws");
  CHECK(article.citations[5].label.empty());
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "b9");
  CHECK(article.problems.empty());
}

TEST_CASE("marks without a target are counted and dangle not", "[tei]") {
  const Article article = read(
      "<TEI><text><p><ref type=\"bibr\">(Berg, 2001)</ref> <ref "
      "type=\"bibr\">[2]</ref></p><listBibl><bibl>A</bibl>"
      "</listBibl></text></TEI>");
  CHECK(article.dangling_marks.empty());
  REQUIRE(article.problems.size() == 1);
  CHECK(article.problems[0].kind == "unresolved-marks");
}

TEST_CASE("a corpus holds many texts", "[tei]") {
  const auto reader = open_tei(
      std::make_unique<std::istringstream>(
          "<teiCorpus><teiHeader/><TEI><text><listBibl><bibl>One, 1999.</bibl></listBibl></text></TEI><TEI/>"
          "</teiCorpus>"),
      "c.xml");
  CHECK(reader->next()->citations.size() == 1);
  CHECK(reader->next()->citations.empty());
  CHECK_FALSE(reader->next());
}

TEST_CASE("TEI is known by its root", "[tei]") {
  CHECK(looks_like_tei("<?xml version='1.0'?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">") > 90);
  CHECK(looks_like_tei("<tei:teiCorpus>") > 90);
  CHECK(looks_like_tei("<div xmlns=\"http://www.tei-c.org/ns/1.0\">") > 60);
  CHECK(looks_like_tei("<article><front>") == 0);
  CHECK(looks_like_tei("<mediawiki>") == 0);
  CHECK(looks_like_tei("TEI is <TE") == 0);
}

TEST_CASE("what a note calls a work is its type, and an address is no meeting's name", "[tei]") {
  const auto of_genre = [](const std::string& genre) {
    return structured(
               "<monogr><title level=\"m\">Bees</title><imprint><date "
               "when=\"2018\"/></imprint></monogr><note "
               "type=\"report_type\">" +
               genre + "</note>")
        .type;
  };
  CHECK(of_genre("Ph.D. thesis") == ItemType::thesis);
  CHECK(of_genre("arXiv preprint") == ItemType::article);
  CHECK(of_genre("Technical Report") == ItemType::report);
  const Citation place = structured(
      "<analytic><title level=\"a\">Bees</title></analytic><monogr><title "
      "level=\"m\">Hives</title><meeting><address>"
      "<addrLine>Long Beach, CA</addrLine></address></meeting></monogr>");
  CHECK(other(place, "event-place") == "Long Beach, CA");
  CHECK(other(place, "event-title") == "");
  const Citation named = structured(
      "<analytic><title level=\"a\">Bees</title></analytic><monogr><title "
      "level=\"m\">Hives</title><meeting>Bees 2018, "
      "<address><addrLine>Long Beach, CA</addrLine></address></meeting></monogr>");
  CHECK(other(named, "event-title") == "Bees 2018, Long Beach, CA");
}

// The marks of a JATS text: lists of ids, ranges of which only the ends are tagged, marks that lead nowhere.
#include "support/catch.hpp"
#include "unit/references/jats/tagged.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& text, unsigned refs = 9) {
  std::string source = "<article><body><p>" + text + "</p><fig id=\"F1\"/></body><back><ref-list>";
  for (unsigned i = 1; i <= refs; ++i) {
    const std::string number = std::to_string(i);
    source += "<ref id=\"B" + number + "\"><label>" + number + "</label><citation>Ref " + number +
              "</citation></ref>";
  }
  Article article = test::read_jats(source + "</ref-list></back></article>");
  CHECK(test::unsound(article) == "");
  return article;
}

// The labels of the references that have a mark.
std::string marked(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    if (!citation.marks.empty()) out += citation.label;
  return out;
}

std::string xref(const std::string& rid, const std::string& shown) {
  return "<xref ref-type=\"bibr\" rid=\"" + rid + "\">" + shown + "</xref>";
}

}  // namespace

TEST_CASE("a mark names one or several references", "[jats]") {
  CHECK(marked(read(xref("B1", "1"))) == "1");
  CHECK(marked(read(xref("B1 B3", "1,3"))) == "13");
  CHECK(marked(read("<xref rid=\"B4\">4</xref>")) == "4");
  const Article article = read("A " + xref("B2", "[2]") + " and " + xref("B2", "2"));
  CHECK(article.citations[1].marks.size() == 2);
  CHECK(article.text_of(article.citations[1].marks[0]) == xref("B2", "[2]"));
}

TEST_CASE("between the ends of a range all are cited", "[jats]") {
  for (const std::string dash : {"–", "-", "&#x2013;", "&ndash;", " — ", "\u2009–\u2009", "]–[", " to "})
    CHECK(marked(read("[" + xref("B2", "2") + dash + xref("B5", "5") + "]")) == "2345");
  CHECK(marked(read("<sup>" + xref("B2", "2") + "</sup><sup>–</sup><sup>" + xref("B5", "5") + "</sup>")) ==
        "2345");
  CHECK(marked(read(xref("B2", "2") + "–" + xref("B4", "4") + "," + xref("B8", "8"))) == "2348");
  CHECK(marked(read(xref("B2", "2") + ", " + xref("B5", "5"))) == "25");
  CHECK(marked(read(xref("B2", "2") + " see – " + xref("B5", "5"))) == "25");
  CHECK(marked(read(xref("B5", "5") + "–" + xref("B2", "2"))) == "25");
  CHECK(marked(read(xref("B2", "Berg 2001") + "–" + xref("B5", "Doe 2003"))) == "25");
  const Article article = read(xref("B2", "2") + "–" + xref("B4", "4"));
  CHECK(article.text_of(article.citations[2].marks[0]) == xref("B2", "2") + "–" + xref("B4", "4"));
}

TEST_CASE("a mark may show a range itself", "[jats]") {
  CHECK(marked(read(xref("B2 B5", "2–5"))) == "2345");
  CHECK(marked(read(xref("B2", "[2-5]"))) == "2345");
  CHECK(marked(read(xref("B2", "2–50"))) == "2");
  CHECK(marked(read(xref("B2", "2001–5"))) == "2");
}

TEST_CASE("a mark to an id that does not exist is dangling", "[jats]") {
  const Article article =
      read(xref("B1 B99", "1,99") + xref("F1", "Fig 1") + "<xref ref-type=\"table\" rid=\"T9\"/>");
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "B99");
}

TEST_CASE("a further list counts for itself", "[jats]") {
  const Article article = test::read_jats(
      "<article><back><ref-list><ref "
      "id=\"a\"><citation>A</citation></ref></ref-list><ref-list><title>Further "
      "reading</title><ref id=\"b\"><citation>B</citation></ref><ref-list><ref "
      "id=\"c\"><citation>C</citation>"
      "</ref></ref-list></ref-list></back></article>");
  REQUIRE(article.citations.size() == 3);
  CHECK(article.citations[0].group == "");
  CHECK(article.citations[1].group == "Further reading");
  CHECK(article.citations[1].label == "1");
  CHECK(article.citations[2].group == "Further reading");
  CHECK(article.citations[2].label == "2");
}

TEST_CASE("ranges cannot be made to copy marks without end", "[jats][hostile]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += xref("B1", "1") + "–" + xref("B400", "400") + ";";
  const Article article = read(text, 400);
  std::size_t marks = 0;
  for (const Citation& citation : article.citations) marks += citation.marks.size();
  CHECK(marks <= article.source->size());
  REQUIRE_FALSE(article.problems.empty());
  CHECK(article.problems.back().kind == "too-many-marks");
}

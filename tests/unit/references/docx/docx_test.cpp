// The reader of DOCX: the data of reference managers, Word's own sources, notes, and lists that are only
// text.
#include "references/docx/docx.hpp"

#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "unit/references/docx/docx_file.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::docx_of;
using test::field;
using test::paragraph;
using test::run;

namespace {

Article read(const std::string& bytes) {
  Article article = *open_docx(std::make_unique<std::istringstream>(bytes), "papers/My_paper.docx")->next();
  CHECK(test::unsound(article) == "");
  return article;
}

std::string summary(const Article& article) {
  std::string out;
  for (const Citation& c : article.citations)
    out += c.ref_name + "|" + (c.title ? c.title->value : "-") + "|" + std::to_string(c.marks.size()) + ";";
  return out;
}

std::string zotero(const std::string& items) {
  return "ADDIN ZOTERO_ITEM CSL_CITATION {\"citationID\":\"x\",\"citationItems\":[" + items +
         "],\"schema\":\"https://example.org/csl-citation.json\"}";
}

std::string item(const std::string& id, const std::string& title) {
  return R"({"id":)" + id + R"(,"uris":["http://library.example/)" + id + R"("],"itemData":{"id":)" + id +
         R"(,"type":"article-journal","title":")" + title +
         R"(","author":[{"family":"Smith","given":"Ann"}],"issued":{"date-parts":[["2014",2]]},"DOI":"10.1000/182"}})";
}

const std::string kSources =
    R"(<?xml version="1.0"?><b:Sources xmlns:b="urn:b" SelectedStyle="\APA.XSL"><b:Source><b:Tag>Smi14</b:Tag>)"
    R"(<b:SourceType>JournalArticle</b:SourceType><b:Guid>{1}</b:Guid><b:Author><b:Author><b:NameList><b:Person>)"
    R"(<b:Last>Smith</b:Last><b:First>Ann</b:First><b:Middle>B.</b:Middle></b:Person></b:NameList></b:Author>)"
    R"(<b:Editor><b:NameList><b:Person><b:Last>Roe</b:Last></b:Person></b:NameList></b:Editor></b:Author>)"
    R"(<b:Title>On bulbs &amp; corms</b:Title><b:JournalName>Journal of Bulbs</b:JournalName><b:Year>2014</b:Year>)"
    R"(<b:Month>February</b:Month><b:Day>17</b:Day><b:Pages>4-9</b:Pages><b:Volume>12</b:Volume><b:Issue>3</b:Issue>)"
    R"(<b:URL>https://example.org/a?b=1&amp;c=2</b:URL><b:YearAccessed>2015</b:YearAccessed><b:MonthAccessed>5</b:MonthAccessed>)"
    R"(<b:DayAccessed>3</b:DayAccessed><b:StandardNumber>1234-5679</b:StandardNumber><b:RefOrder>1</b:RefOrder></b:Source>)"
    R"(<b:Source><b:Tag>Acm</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Author><b:Author><b:Corporate>Acme)"
    R"(</b:Corporate></b:Author></b:Author><b:Title>About</b:Title><b:Year>2013</b:Year></b:Source></b:Sources>)";

}  // namespace

TEST_CASE("sources of Word's own bibliography", "[docx]") {
  const Article article = read(docx_of(
      paragraph(run("A paper"), "Title") +
          paragraph(
              run("Fact ") + field("CITATION Smi14 \\l 1033  \\m Acm \\p \"12 f\"", run("(Smith, 2014)")) +
              R"(<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent><w:fldSimple w:instr=" CITATION Non12 \l 1033 ">)" +
              run("(None)") + "</w:fldSimple></w:sdtContent></w:sdt>") +
          paragraph(field("BIBLIOGRAPHY", run("Smith, A. B. (2014). On bulbs."))),
      {{"customXml/item1.xml", kSources}, {"customXml/itemProps1.xml", "<x/>"}}));
  CHECK(article.problems.empty());
  CHECK(article.title == "A paper");
  CHECK(summary(article) == "Smi14|On bulbs & corms|1;Acm|About|1;");
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "Non12");
  REQUIRE(article.parts.size() == 2);
  CHECK(article.parts[0].path == "papers/My_paper.docx/word/document.xml");
  CHECK(article.parts[1].path == "papers/My_paper.docx/customXml/item1.xml");
  const Citation& c = article.citations[0];
  CHECK(article.path_at(c.span.begin) == article.parts[1].path);
  CHECK(article.text_of(c.span).starts_with("<b:Source><b:Tag>Smi14"));
  CHECK(article.text_of(c.span).ends_with("</b:Source>"));
  CHECK(article.text_of(c.marks[0]).starts_with("<w:fldChar w:fldCharType=\"begin\"/>"));
  CHECK(article.text_of(c.marks[0]).ends_with("<w:fldChar w:fldCharType=\"end\"/>"));
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.template_name == "JournalArticle");
  CHECK(c.title->as_written == "On bulbs &amp; corms");
  REQUIRE(c.authors.size() == 1);
  CHECK(to_text(c.authors[0].value) == "Ann B. Smith");
  CHECK(c.editors.size() == 1);
  CHECK(c.container_title->value == "Journal of Bulbs");
  CHECK(to_edtf(c.issued->value) == "2014-02-17");
  CHECK(to_edtf(c.accessed->value) == "2015-05-03");
  CHECK(c.url->value.href() == "https://example.org/a?b=1&c=2");
  CHECK(c.identifiers.at(0).value.kind == Identifier::Kind::issn);
  CHECK(c.page->value == "4-9");
  CHECK(article.citations[1].authors.at(0).value.literal == "Acme");
}

TEST_CASE("a source that is neither cited nor listed is not missed in the text", "[docx]") {
  const Article article =
      read(docx_of(paragraph(field("CITATION Smi14", run("x"))), {{"customXml/item1.xml", kSources}}));
  CHECK(summary(article) == "Smi14|On bulbs & corms|1;|About|0;");
}

TEST_CASE("Zotero and Mendeley keep CSL-JSON in fields", "[docx]") {
  const std::string two = item("7", "A \\\"b\\\" <i>c</i>") + "," + item("8", "D &amp; é");
  const Article article = read(docx_of(
      paragraph(run("Fact ") + field(zotero(two), run("[1, 2]"), 7) + run(" and ") +
                field(zotero(item("7", "A")), run("[1]"))) +
      paragraph(field("ADDIN CSL_CITATION {\"citationItems\":[" + item("9", "E") +
                          "],\"mendeley\":{\"manualFormatting\":\"x\"}}",
                      run("(Smith)"))) +
      paragraph(field("ADDIN ZOTERO_BIBL {\"uncited\":[]} CSL_BIBLIOGRAPHY", run("Smith, A. Title."))) +
      paragraph(run("Also [5] in brackets."))));
  CHECK(article.problems.empty());
  CHECK(summary(article) == "7|A \"b\" c|2;8|D & é|1;9|E|1;");
  const Citation& c = article.citations[0];
  CHECK(c.type == ItemType::article_journal);
  CHECK(to_edtf(c.issued->value) == "2014-02");
  CHECK(c.identifiers.at(0).value.value == "10.1000/182");
  CHECK(article.text_of(c.span).starts_with("<w:fldChar"));
  CHECK(article.dangling_marks.empty());
}

TEST_CASE("Mendeley's newer data stand in content controls", "[docx]") {
  // {"citationItems":[{"id":"a","itemData":{"id":"a","type":"book","title":"T"}}]}
  const std::string tag =
      "MENDELEY_CITATION_v3_"
      "eyJjaXRhdGlvbkl0ZW1zIjpbeyJpZCI6ImEiLCJpdGVtRGF0YSI6eyJpZCI6ImEiLCJ0eXBlIjoiYm9vayIsInRpdGxl"
      "IjoiVCJ9fV19";
  const Article article =
      read(docx_of(paragraph("<w:sdt><w:sdtPr><w:tag w:val=\"" + tag + "\"/></w:sdtPr><w:sdtContent>" +
                             run("(T)") + "</w:sdtContent></w:sdt>")));
  CHECK(summary(article) == "a|T|1;");
  CHECK(article.citations[0].type == ItemType::book);
  CHECK(article.text_of(article.citations[0].marks[0]).ends_with("</w:sdt>"));
}

TEST_CASE("EndNote keeps its own XML in fields", "[docx]") {
  const std::string xml =
      "<EndNote><Cite><Author>Smith</Author><Year>2014</Year><RecNum>12</RecNum><record><rec-number>12</"
      "rec-number>"
      "<ref-type name=\"Journal Article\">17</ref-type><contributors><authors><author><style "
      "face=\"normal\">Smith, Ann"
      "</style></author><author>Doe, J.</author></authors></contributors><titles><title><style>On "
      "</style><style "
      "face=\"italic\">bulbs</style></title><secondary-title>Journal of "
      "Bulbs</secondary-title></titles><pages>4-9"
      "</pages><volume>12</volume><number>3</number><dates><year>2014</year><pub-dates><date>Feb "
      "17</date></pub-dates>"
      "</dates><isbn>1234-5679</isbn><urls><related-urls><url>http://example.org/</url></related-urls></urls>"
      "<electronic-resource-num>10.1000/182</electronic-resource-num></record></Cite>"
      "<Cite><Author>Roe</Author><Year>2013</Year><RecNum>3</RecNum></Cite></EndNote>";
  const Article article = read(docx_of(paragraph(field("ADDIN EN.CITE " + xml, run("(Smith 2014)"))) +
                                       paragraph(field("ADDIN EN.REFLIST", run("Smith")))));
  CHECK(article.problems.empty());
  CHECK(summary(article) == "12|On bulbs|1;3|-|1;");
  const Citation& c = article.citations[0];
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.authors.size() == 2);
  CHECK(c.container_title->value == "Journal of Bulbs");
  CHECK(to_edtf(c.issued->value) == "2014-02-17");
  CHECK(c.identifiers.size() == 2);
  CHECK(c.url->value.href() == "http://example.org/");
  CHECK(article.citations[1].authors.at(0).value.literal == "Roe");
}

TEST_CASE("EndNote's longer data lie in base64 inside of a nested field", "[docx]") {
  // <EndNote><Cite><RecNum>5</RecNum><record><titles><title>T</title></titles></record></Cite></EndNote>
  const std::string data =
      "PEVuZE5vdGU+PENpdGU+PFJlY051bT41PC9SZWNOdW0+PHJlY29yZD48dGl0bGVzPjx0aXRsZT5UPC90aXRsZT48\n"
      "L3RpdGxlcz48L3JlY29yZD48L0NpdGU+PC9FbmROb3RlPg==";
  const std::string nested =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>" +
      data +
      "</w:fldData></w:fldChar></w:r><w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
      run("(T)") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  CHECK(summary(read(docx_of(paragraph(nested)))) == "5|T|1;");
}

TEST_CASE("notes that cite are references", "[docx]") {
  const std::string footnotes =
      R"(<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">)" +
      paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Ann Smith, \"On bulbs\", ") +
                R"(<w:hyperlink r:id="rId3">)" + run("online") + "</w:hyperlink>") +
      R"(</w:footnote><w:footnote w:id="3">)" + paragraph(run(" As is well known.")) +
      R"(</w:footnote><w:footnote w:id="4">)" +
      paragraph(run("See ") + field(zotero(item("7", "A")), run("Smith"))) + "</w:footnote></w:footnotes>";
  const Article article = read(docx_of(
      paragraph(run("Fact") + R"(<w:r><w:footnoteReference w:id="2"/></w:r>)" + run(" talk") +
                R"(<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="4"/></w:r>)"),
      {{"word/footnotes.xml", footnotes},
       {"word/_rels/footnotes.xml.rels",
        R"(<Relationships><Relationship Id="rId3" Target="https://example.org/bulbs" TargetMode="External"/></Relationships>)"}}));
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].ref_name == "7");
  CHECK(article.text_of(article.citations[0].marks.at(0)) == R"(<w:footnoteReference w:id="4"/>)");
  const Citation& note = article.citations[1];
  CHECK(note.label == "1");
  CHECK(note.group == "footnote");
  CHECK(note.title->value == "On bulbs");
  CHECK(note.title->as_written == "On bulbs");
  REQUIRE(note.url);
  CHECK(note.url->value.href() == "https://example.org/bulbs");
  CHECK(article.text_of(note.marks.at(0)) == R"(<w:footnoteReference w:id="2"/>)");
}

TEST_CASE("a list that is only text", "[docx]") {
  const std::string body = paragraph(run("Fact [1], more [2] and [9]. Also [3].")) +
                           paragraph(run("References"), "Heading1") +
                           paragraph(run("[1] Smith, A. (2014). ") +
                                     run("\"On bulbs\". Journal of Bulbs. https://example.org/a")) +
                           paragraph(run("[2] Doe, J. \"Corms\". 2013. ") +
                                     field("HYPERLINK \"https://example.org/b\"", run("link"))) +
                           paragraph(run("[3] Roe, R. \"Tubers\". 2012. doi:10.1000/182")) +
                           paragraph(run("Appendix"), "Heading1") + paragraph(run("Not a reference."));
  const Article article = read(docx_of(body));
  REQUIRE(article.citations.size() == 3);
  const Citation& c = article.citations[0];
  CHECK(c.label == "1");
  CHECK(c.title->value == "On bulbs");
  CHECK(article.text_of(c.title->span) == "On bulbs");
  CHECK(c.url->value.href() == "https://example.org/a");
  REQUIRE(c.marks.size() == 1);
  CHECK(article.text_of(c.marks[0]) == "[1]");
  CHECK(article.citations[1].url->value.href() == "https://example.org/b");
  CHECK(article.citations[2].identifiers.size() == 1);
  REQUIRE(article.dangling_marks.size() == 1);
  CHECK(article.dangling_marks[0].label == "9");
}

TEST_CASE("sources that the document does not use are not its list", "[docx]") {
  const Article article =
      read(docx_of(paragraph(run("Fact [1].")) + paragraph(run("References"), "Heading1") +
                       paragraph(run("[1] Doe, J. \"Corms\". 2013.")),
                   {{"customXml/item1.xml", kSources}}));
  CHECK(summary(article) == "Smi14|On bulbs & corms|0;Acm|About|0;|Corms|1;");
}

TEST_CASE("what a tracked change deleted is not cited", "[docx]") {
  const Article article = read(docx_of(paragraph("<w:del>" + field(zotero(item("7", "Gone")), "") +
                                                 "</w:del>" + field(zotero(item("8", "Stays")), run("x")))));
  CHECK(summary(article) == "8|Stays|1;");
}

TEST_CASE("the title of the properties, else of the file", "[docx]") {
  CHECK(read(docx_of(paragraph(run("x")))).title == "My paper");
  CHECK(read(docx_of(paragraph(run("x")), {{"docProps/core.xml", "<cp:p><dc:title>Bulbs</dc:title></cp:p>"}}))
            .title == "Bulbs");
}

TEST_CASE("content tells a document of text from other archives", "[docx]") {
  CHECK(looks_like_docx(docx_of("")) >= 60);
  CHECK(looks_like_docx(test::zip_of({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}})) < 60);
  CHECK(looks_like_docx("PK") == 0);
  CHECK(looks_like_docx("text") == 0);
}

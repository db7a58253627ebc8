// What the reader of JATS makes of every kind of element; all inputs are inventions.
#include "references/jats/jats.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "unit/references/jats/tagged.hpp"
#include "unit/references/parts.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::identifiers, test::names, test::other, test::value;
using test::read_jats;

namespace {

// The one citation of a reference list that holds it.
Citation cite(const std::string& citation) {
  const Article article = read_jats("<ref-list><ref id=\"B1\">" + citation + "</ref></ref-list>");
  INFO(citation);
  CHECK(test::unsound(article) == "");
  REQUIRE(article.citations.size() == 1);
  return article.citations.front();
}

Citation element(const std::string& content, const std::string& attributes = "") {
  return cite("<element-citation " + attributes + ">" + content + "</element-citation>");
}

Citation mixed(const std::string& content, const std::string& attributes = "") {
  return cite("<mixed-citation " + attributes + ">" + content + "</mixed-citation>");
}

std::string issued(const Citation& citation) {
  return citation.issued ? to_edtf(citation.issued->value) : "";
}

const std::string kAuthor = "<name><surname>Berg</surname><given-names>A</given-names></name>";

}  // namespace

TEST_CASE("a journal article's parts go where CSL has them", "[jats]") {
  const Citation citation = element(
      "<person-group person-group-type=\"author\">" + kAuthor +
          "<name><surname>Dyk</surname><given-names initials=\"C\">Cora</given-names><prefix>van</prefix>"
          "<suffix>Jr</suffix></name><collab>Bee <italic>Board</italic></collab><etal/></person-group>"
          "<year>2014</year><article-title xml:lang=\"en\">CO<sub>2</sub> in "
          "<italic>hives</italic></article-title>"
          "<source>J &#x201C;Bees&#x201D;</source><volume>3</volume><issue>2</issue><fpage>10</fpage>"
          "<lpage>19</lpage><pub-id pub-id-type=\"doi\">https://doi.org/10.1000/182</pub-id>"
          "<pub-id pub-id-type=\"pmid\">123</pub-id><pub-id pub-id-type=\"pmcid\">PMC9</pub-id>",
      "publication-type=\"journal\"");
  CHECK(citation.type == ItemType::article_journal);
  CHECK(citation.template_name == "element-citation");
  CHECK(citation.ref_name == "B1");
  CHECK(citation.label == "1");
  CHECK(names(citation.authors) == "Berg, A; van Dyk, Cora, Jr; Bee Board");
  CHECK(citation.authors_truncated);
  CHECK(value(citation.title) == "CO2 in hives");
  CHECK(citation.title->as_written == "CO<sub>2</sub> in <italic>hives</italic>");
  CHECK(value(citation.container_title) == "J “Bees”");
  CHECK(value(citation.volume) == "3");
  CHECK(value(citation.issue) == "2");
  CHECK(value(citation.page) == "10–19");
  CHECK(citation.page->span.empty());
  CHECK(value(citation.language) == "en");
  CHECK(issued(citation) == "2014");
  CHECK(identifiers(citation) == "DOI 10.1000/182, PMID 123, PMC 9");
}

TEST_CASE("the narrower title is cited, the wider contains it", "[jats]") {
  const std::string book = "publication-type=\"book\"";
  CHECK(value(element("<source>Wax</source>", book).title) == "Wax");
  CHECK_FALSE(element("<source>Wax</source>", book).container_title);
  const Citation chapter = element(
      "<chapter-title>Combs</chapter-title><source>Wax</source><edition>2nd</edition>"
      "<publisher-name>Press</publisher-name><publisher-loc>Oslo</publisher-loc>",
      book);
  CHECK(chapter.type == ItemType::chapter);
  CHECK(value(chapter.title) == "Combs");
  CHECK(value(chapter.container_title) == "Wax");
  CHECK(value(chapter.edition) == "2nd");
  CHECK(value(chapter.publisher) == "Press");
  CHECK(value(chapter.publisher_place) == "Oslo");
  // A volume without a title is a journal's; a "journal" without volume and pages is the work itself.
  const std::string journal = "publication-type=\"journal\"";
  CHECK(value(element("<source>J Bees</source><volume>3</volume>", journal).container_title) == "J Bees");
  CHECK_FALSE(element("<source>J Bees</source><volume>3</volume>", journal).title);
  CHECK(value(element("<source>Hive version 2</source>", journal).title) == "Hive version 2");
  const Citation data = element(
      "<data-title>Counts</data-title><source>Repository</source>"
      "<pub-id pub-id-type=\"accession\" xlink:href=\"http://e.org/G1\">G1</pub-id>",
      "publication-type=\"data\"");
  CHECK(data.type == ItemType::dataset);
  CHECK(value(data.title) == "Counts");
  CHECK(other(data, "accession") == "G1");
  CHECK(data.url->value.href() == "http://e.org/G1");
  const Citation translated = element(
      "<trans-title>In English</trans-title><article-title>Auf Deutsch"
      "</article-title><source>Z</source>");
  CHECK(value(translated.title) == "Auf Deutsch");
  CHECK(other(translated, "trans-title") == "In English");
}

TEST_CASE("people keep their roles", "[jats]") {
  const Citation roles = element(
      "<person-group person-group-type=\"translator\">" + kAuthor +
      "</person-group>"
      "<person-group person-group-type=\"editor\"><name><surname>Lee</surname></name><etal/></person-group>"
      "<person-group person-group-type=\"assignee\"><collab>Acme</collab></person-group>"
      "<person-group person-group-type=\"inventor\"><name><surname>Foe</surname></name></person-group>");
  CHECK(names(roles.authors) == "Foe");
  CHECK(names(roles.editors) == "Lee");
  CHECK_FALSE(roles.authors_truncated);
  REQUIRE(roles.contributors.size() == 2);
  CHECK(roles.contributors[0].first == "translator");
  CHECK(roles.contributors[1].first == "assignee");
  CHECK(roles.contributors[1].second.value.literal == "Acme");
}

TEST_CASE("names of all forms are read", "[jats]") {
  CHECK(names(element("<string-name>Doe, Jane</string-name>").authors) == "Doe, Jane");
  CHECK(names(mixed("<string-name><surname>Doe</surname>, <given-names>J.</given-names></string-name>, "
                    "<source>X</source>")
                  .authors) == "Doe, J.");
  CHECK(names(element("<name-alternatives><name xml:lang=\"en\"><surname>Wang</surname></name>"
                      "<name xml:lang=\"zh\"><surname>王</surname></name></name-alternatives>")
                  .authors) == "Wang");
  CHECK(names(element("<collab-alternatives><collab>WHO</collab><collab>OMS</collab></collab-alternatives>")
                  .authors) == "WHO");
  CHECK(element("<name><prefix>Dr.</prefix><surname>Who</surname></name>").authors[0].value.particle == "");
  const Citation more = element(kAuthor + "<name><surname>et al</surname></name>");
  CHECK(names(more.authors) == "Berg, A");
  CHECK(more.authors_truncated);
  CHECK(element("<anonymous/><name/><collab> </collab>").authors.empty());
  // Without groups, the words around tell: "In: … (eds)".
  const Citation in_book = mixed(kAuthor +
                                 ". <chapter-title>Combs</chapter-title>. In: <name><surname>Lee"
                                 "</surname></name>, editors. <source>Wax</source>. 1999.");
  CHECK(names(in_book.authors) == "Berg, A");
  CHECK(names(in_book.editors) == "Lee");
  CHECK(names(mixed(kAuthor + " (eds.) <source>Wax</source>").editors) == "Berg, A");
}

TEST_CASE("dates are as precise as they are stated", "[jats]") {
  CHECK(issued(element("<year>2001</year><month>02</month><day>3</day>")) == "2001-02-03");
  CHECK(issued(element("<year>2001</year><month>Feb</month>")) == "2001-02");
  CHECK(issued(element("<year>2001</year><season>Summer</season>")) == "2001-22");
  CHECK(issued(element("<date><year>2001</year><month>5</month></date>")) == "2001-05");
  CHECK(issued(element("<string-date>3 May 2001</string-date>")) == "2001-05-03");
  CHECK(issued(element("<year iso-8601-date=\"1993-09-09\">1993</year>")) == "1993-09-09");
  CHECK(issued(element("<year>1999–2001</year>")) == "1999/2001");
  const Citation letter = element("<year iso-8601-date=\"2001\">2001a</year>");
  CHECK(issued(letter) == "2001");
  CHECK(letter.issued->as_written == "2001a");
  CHECK(other(letter, "year-suffix") == "a");
  const Citation press = element("<year>in press</year>");
  CHECK_FALSE(press.issued);
  CHECK(other(press, "status") == "in press");
  const Citation access = element(
      "<date-in-citation content-type=\"access-date\">Accessed May 3, 2014</date-in-citation>"
      "<conf-date>2001</conf-date><date-in-citation content-type=\"updated\">2013</date-in-citation>");
  REQUIRE(access.accessed);
  CHECK(to_edtf(access.accessed->value) == "2014-05-03");
  REQUIRE(access.other_dates.size() == 2);
  CHECK(access.other_dates[0].first == "event-date");
  CHECK(access.other_dates[1].first == "updated");
}

TEST_CASE("links are pages, identifiers or archives", "[jats]") {
  const Citation doi = element(
      "<comment>doi: <ext-link xlink:href=\"http://dx.doi.org/10.1000/182\">"
      "10.1000/182</ext-link></comment>");
  CHECK(identifiers(doi) == "DOI 10.1000/182");
  CHECK_FALSE(doi.url);
  CHECK(other(doi, "note").empty());
  const Citation shown = element("<ext-link>https://doi.org/10.1000/182</ext-link>");
  CHECK(identifiers(shown) == "DOI 10.1000/182");
  CHECK(shown.url->value.href() == "https://doi.org/10.1000/182");
  const Citation links = element(
      "<uri>http://a.org/x?y=1&amp;z=2</uri><ext-link xlink:href=\"http://b.org/\">b</ext-link>"
      "<ext-link xlink:href=\"https://web.archive.org/web/20150102030405/http://a.org/\">copy</ext-link>");
  CHECK(links.url->value.href() == "http://a.org/x?y=1&z=2");
  CHECK(links.url->as_written == "http://a.org/x?y=1&amp;z=2");
  CHECK(other(links, "url") == "http://b.org/");
  CHECK(links.archive_url);
  CHECK(
      identifiers(element("<ext-link ext-link-type=\"pmid\">77</ext-link><isbn>0-333-65684-9</isbn>"
                          "<pub-id>10.1000/5</pub-id><object-id pub-id-type=\"arxiv\">1501.00001</object-id>"
                          "<pub-id pub-id-type=\"doi\">10.1000/5</pub-id>")) ==
      "PMID 77, ISBN 0-333-65684-9, DOI 10.1000/5, arXiv 1501.00001");
}

TEST_CASE("nothing that is tagged is lost", "[jats]") {
  const Citation citation = element(
      "<conf-name>Bee Days</conf-name><conf-loc>Bonn</conf-loc><series>Lectures</series><supplement>S1"
      "</supplement><version designator=\"1.2\"/><size units=\"pages\">99</size><annotation><p>Good</p>"
      "</annotation><patent country=\"DE\">DE1</patent><gov>G 1</gov><page-range>1-2</page-range>"
      "<elocation-id>e5</elocation-id><source>One</source><source>Two</source><comment>Second edition"
      "</comment><institution>Uni</institution>");
  for (const auto& [name, text] :
       std::initializer_list<std::pair<const char*, const char*>>{{"event-title", "Bee Days"},
                                                                  {"event-place", "Bonn"},
                                                                  {"collection-title", "Lectures"},
                                                                  {"supplement-number", "S1"},
                                                                  {"version", "1.2"},
                                                                  {"number-of-pages", "99"},
                                                                  {"annote", "Good"},
                                                                  {"number", "DE1"},
                                                                  {"jurisdiction", "DE"},
                                                                  {"gov", "G 1"},
                                                                  {"elocation-id", "e5"},
                                                                  {"source", "Two"},
                                                                  {"note", "Second edition"}})
    CHECK(other(citation, name) == text);
  CHECK(value(citation.page) == "1-2");
  CHECK(value(citation.publisher) == "Uni");
  CHECK(citation.type == ItemType::patent);
}

TEST_CASE("what no tag explains is read from the words", "[jats]") {
  const Citation bare = mixed(
      "Berg A. &quot;On bees&quot;. <italic>Hive News</italic>. 2014. Accessed 3 May 2015. "
      "<ext-link xlink:href=\"http://e.org/a\">http://e.org/a</ext-link>");
  CHECK(value(bare.title) == "On bees");
  CHECK(bare.title->as_written == "On bees");
  CHECK(to_edtf(bare.accessed->value) == "2015-05-03");
  CHECK(bare.url->value.href() == "http://e.org/a");
  // Tags win, and nothing is made up beside them.
  const Citation tagged = mixed(kAuthor +
                                " (2001) <article-title>Combs</article-title>. <source>J Bees</source>. "
                                "PMID: 555. Retrieved 3 May 2014.");
  CHECK(value(tagged.title) == "Combs");
  CHECK(issued(tagged) == "2001");
  CHECK(identifiers(tagged) == "PMID 555");
  CHECK(to_edtf(tagged.accessed->value) == "2014-05-03");
  CHECK_FALSE(tagged.publisher);
  CHECK(cite("Only words in the reference, 1999.").template_name == "ref");
  CHECK(cite("<note><p>Details are in the supplement.</p></note>").title.has_value() == false);
}

TEST_CASE("one entry may hold several citations", "[jats]") {
  const Article article = read_jats(
      "<ref-list><ref id=\"B1\"><label>[7]</label><element-citation id=\"B1a\"><source>One</source>"
      "</element-citation><element-citation id=\"B1b\"><source>Two</source></element-citation><note><p>Both."
      "</p></note></ref></ref-list><p><xref ref-type=\"bibr\" rid=\"B1\">7</xref> <xref rid=\"B1b\">7b</xref>"
      "</p>");
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].label == "7");
  CHECK(article.citations[1].label == "7");
  CHECK(article.citations[1].ref_name == "B1");
  CHECK(article.citations[0].marks.size() == 1);
  CHECK(article.citations[1].marks.size() == 2);
  CHECK(other(article.citations[1], "note") == "Both.");
}

TEST_CASE("of alternatives the best tagged is read", "[jats]") {
  const Citation citation = cite(
      "<citation-alternatives><mixed-citation>Berg A. Combs. 2001. <pub-id pub-id-type=\"doi\">10.1000/9"
      "</pub-id></mixed-citation><element-citation publication-type=\"journal\">" +
      kAuthor +
      "<article-title>Combs</article-title><source>J</source></element-citation>"
      "</citation-alternatives>");
  CHECK(citation.template_name == "element-citation");
  CHECK(value(citation.title) == "Combs");
  CHECK(identifiers(citation) == "DOI 10.1000/9");
}

TEST_CASE("the article's own title and identifiers cite nothing", "[jats]") {
  const Article article = read_jats(
      "<article xml:lang=\"EN\"><front><article-meta><article-id pub-id-type=\"doi\">10.1000/own</article-id>"
      "<title-group><article-title>On <italic>bees</italic><xref ref-type=\"fn\">*</xref></article-title>"
      "</title-group><contrib-group><contrib><uri>http://orcid.org/1</uri></contrib></contrib-group>"
      "<permissions><license><ext-link xlink:href=\"http://l.org/by\">l</ext-link></license></permissions>"
      "<related-article xlink:href=\"10.1000/other\"/></article-meta></front><body><p>See <ext-link "
      "xlink:href=\"http://d.org/1\">data</ext-link>, again <uri>http://d.org/1</uri>, <ext-link "
      "xlink:href=\"https://doi.org/10.1000/own.s1\">S1</ext-link></p></body></article>");
  CHECK(article.title == "On bees");
  CHECK(article.language == "en");
  REQUIRE(article.citations.size() == 1);
  const Citation& link = article.citations.front();
  CHECK(link.label.empty());
  CHECK(link.type == ItemType::webpage);
  CHECK(link.url->value.href() == "http://d.org/1");
  CHECK(link.marks.size() == 2);
  CHECK_FALSE(link.title);
}

TEST_CASE("reviewed works, data sets and citations in the text stand beside the list", "[jats]") {
  const Article article = read_jats(
      "<article><front><article-meta><product product-type=\"book\"><source>Wax</source></product>"
      "</article-meta></front><body><p><related-object source-id=\"http://d.org/x\"><source>Counts</source>"
      "</related-object><related-object source-id=\"t\"/>Fact<xref ref-type=\"fn\" "
      "rid=\"n1\">1</xref></p><fn "
      "id=\"n1\"><label>1</label><p><mixed-citation><source>Notes</source></mixed-citation></p></fn></body>"
      "<back><ref-list><ref "
      "id=\"r\"><mixed-citation><source>Listed</source></mixed-citation></ref></ref-list>"
      "</back></article>");
  REQUIRE(article.citations.size() == 4);
  CHECK(value(article.citations[0].title) == "Listed");
  CHECK(article.citations[1].template_name == "product");
  CHECK(article.citations[1].type == ItemType::book);
  CHECK(article.citations[1].label.empty());
  CHECK(article.citations[2].url->value.href() == "http://d.org/x");
  CHECK(value(article.citations[3].title) == "Notes");
  CHECK(article.citations[3].label == "1");
  CHECK(article.citations[3].group == "footnotes");
  CHECK(article.citations[3].marks.size() == 1);
}

TEST_CASE("one input may hold many articles", "[jats]") {
  const std::string one = "<article><front><title-group><article-title>T";
  const std::string two =
      "</article-title></title-group></front><ref-list><ref id=\"B1\"><citation>A, 1999."
      "</citation></ref></ref-list><xref ref-type=\"bibr\" rid=\"B1\"/></article>";
  const auto reader =
      open_jats(std::make_unique<std::istringstream>("<pmc-articleset>" + one + "1" + two + one + "2" + two +
                                                     "<article/></pmc-articleset>"),
                "set.xml");
  for (const char* title : {"T1", "T2"}) {
    const auto article = reader->next();
    REQUIRE(article);
    CHECK(article->title == title);
    CHECK(test::unsound(*article) == "");
    REQUIRE(article->citations.size() == 1);
    CHECK(article->citations[0].marks.size() == 1);
  }
  CHECK(reader->next()->title == "set");
  CHECK_FALSE(reader->next());
}

TEST_CASE("JATS is known by what it says of itself", "[jats]") {
  CHECK(looks_like_jats("<!DOCTYPE article PUBLIC \"-//NLM//DTD Journal Publishing DTD v3.0//EN\" \"x\">") >
        90);
  CHECK(looks_like_jats("<article dtd-version=\"1.1\"><front/>") >= 90);
  CHECK(looks_like_jats("<pmc-articleset><article>") >= 90);
  CHECK(looks_like_jats("<article class=\"post\"><p>") == 0);
  CHECK(looks_like_jats("<article xmlns=\"http://docbook.org/ns/docbook\">") == 0);
  CHECK(looks_like_jats("<!DOCTYPE html><html><article>") == 0);
  CHECK(looks_like_jats("<mediawiki><page>") == 0);
  CHECK(looks_like_jats("Some <article> in words") < 60);
  CHECK(looks_like_jats(
            std::string_view("<\0a\0r\0t\0i\0c\0l\0e\0 \0d\0t\0d\0-\0v\0e\0r\0s\0i\0o\0n\0=\0>\0", 44)) > 60);
}

TEST_CASE("a tagged et al. names nobody, so the names before it are read from the words", "[jats]") {
  const Citation citation = mixed(
      "Zhang P, Liang D, Mao R-L, Hillis DM, Wake DB, <etal>et al</etal>. (2013) Efficient sequencing of "
      "anuran "
      "mtDNSs and a mitogenomic exploration of frogs. Mol Biol Evol 30: 1-12.",
      "publication-type=\"other\"");
  CHECK(names(citation.authors) == "Zhang, P; Liang, D; Mao, R-L; Hillis, DM; Wake, DB");
  CHECK(citation.authors_truncated);
  CHECK(value(citation.container_title) == "Mol Biol Evol");
  CHECK(value(citation.volume) == "30");
}

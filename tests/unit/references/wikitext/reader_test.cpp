// The reader of wikitext: what the citations of a page claim, where their marks stand, and what is reported.
#include <algorithm>
#include <sstream>
#include <string>

#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& text, const std::string& path = "Some_page.wiki") {
  auto reader = open_wikitext(std::make_unique<std::istringstream>(text), path);
  auto article = reader->next();
  REQUIRE(article);
  CHECK_FALSE(reader->next());
  return std::move(*article);
}

Citation cite(const std::string& arguments) {
  const Article article = read("<ref>{{" + arguments + "}}</ref>");
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

std::string edtf(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "none";
}

std::vector<std::string> names(const std::vector<Claim<Name>>& claims) {
  std::vector<std::string> out;
  for (const auto& claim : claims) out.push_back(to_text(claim.value));
  return out;
}

std::vector<std::string> labels(const Article& article) {
  std::vector<std::string> out;
  for (const Citation& citation : article.citations) out.push_back(citation.label);
  return out;
}

bool has_problem(const Article& article, std::string_view kind) {
  return std::ranges::any_of(article.problems, [&](const Problem& problem) { return problem.kind == kind; });
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a citation template is read with the bytes of every value", "[wikitext]") {
  const std::string text =
      "A.<ref name=\"x\">{{cite web |url=https://a.org/b?c=d |title='''The''' [[Big|big]] ''title'' <!-- no "
      "-->\n"
      "|last=Smith |first=Jane |date=17 February 2014 |access-date=2015-01-02 |website=A&nbsp;site\n"
      "|publisher=P |archive-url=https://web.archive.org/web/20150102030405/https://a.org/b?c=d\n"
      "|archive-date=January 2, 2015 |url-status=dead |language=German |quote=q |via=V}}</ref>";
  const Article article = read(text);
  REQUIRE(article.citations.size() == 1);
  const Citation& c = article.citations[0];
  CHECK(article.title == "Some page");
  CHECK(article.format == Format::wikitext);
  CHECK(c.template_name == "cite web");
  CHECK(c.type == ItemType::webpage);
  CHECK(c.label == "1");
  CHECK(c.ref_name == "x");
  CHECK(article.text_of(c.span) == text.substr(2));
  CHECK(c.url->value.host() == "a.org");
  CHECK(c.url->as_written == "https://a.org/b?c=d");
  CHECK(c.title->value == "The big title");
  CHECK(c.title->as_written == "'''The''' [[Big|big]] ''title''");
  CHECK(article.text_of(c.title->span) == c.title->as_written);
  CHECK(names(c.authors) == Texts{"Jane Smith"});
  CHECK(c.authors[0].value.family == "Smith");
  CHECK(edtf(c.issued) == "2014-02-17");
  CHECK(edtf(c.accessed) == "2015-01-02");
  CHECK(edtf(c.archived) == "2015-01-02");
  CHECK(c.archive_url->value.host() == "web.archive.org");
  CHECK(c.archive_stated);
  CHECK(c.url_status->value == "dead");
  CHECK(c.container_title->value == "A site");
  CHECK(c.publisher->value == "P");
  CHECK(c.language->value == "de");
  CHECK(c.quote->value == "q");
  REQUIRE(c.other.size() == 1);
  CHECK(c.other[0].first == "via");
  CHECK_FALSE(c.backlinks);
}

TEST_CASE("spellings of templates", "[wikitext]") {
  for (const char* name : {"cite web", "Cite web", "Cite_web", "Template:Cite web", " cite web \n", "citeweb",
                           "cite web<!--x-->\n", "CITE WEB", "web cite"}) {
    const Citation c = cite(std::string(name) + "|title=T|url=http://a.org");
    CHECK(c.template_name == "cite web");
    CHECK(c.title->value == "T");
  }
  CHECK(cite("Cite quran|2|3").template_name == "cite quran");
  CHECK(cite("Internetquelle|titel=T|url=http://a.org|zugriff=2014-01-01").accessed);
  CHECK(cite("Literatur|Autor=A. B|Titel=T|Datum=1999").title->value == "T");
}

TEST_CASE("the last of equal parameters counts, of aliases the first", "[wikitext]") {
  CHECK(cite("cite web|title=A|title=B").title->value == "B");
  const Citation c = cite("cite web|access-date=2014-01-01|accessdate=2015-01-01");
  CHECK(edtf(c.accessed) == "2014-01-01");
  REQUIRE(c.other.size() == 1);
  CHECK(c.other[0].first == "accessdate");
  CHECK_FALSE(cite("cite web|title=A|title=").title);
}

TEST_CASE("people in every form", "[wikitext]") {
  CHECK(names(cite("cite web|last2=B|first2=Y|last1=A|first1=X").authors) == Texts{"X A", "Y B"});
  CHECK(names(cite("cite web|author-last=A|author-first=X|author2-last=B|author-first2=Y").authors) ==
        Texts{"X A", "Y B"});
  CHECK(names(cite("cite web|author=Jane Smith|author-link=Jane Smith (writer)").authors) ==
        Texts{"Jane Smith"});
  CHECK(names(cite("cite web|author=[[Jane Smith|J. Smith]]").authors) == Texts{"J. Smith"});
  CHECK(cite("cite web|author=((Smith, Jones and Co))").authors.at(0).value.literal == "Smith, Jones and Co");
  CHECK(cite("cite web|author=((Smith, Jones and Co))").authors.at(0).as_written ==
        "((Smith, Jones and Co))");
  const Citation vancouver =
      cite("cite journal|vauthors=Smith JA, van der Berg B Jr, ((WHO, Geneva)), et al.");
  REQUIRE(vancouver.authors.size() == 3);
  CHECK(vancouver.authors[0].value.family == "Smith");
  CHECK(vancouver.authors[0].value.given == "JA");
  CHECK(vancouver.authors[1].value.family == "van der Berg");
  CHECK(vancouver.authors[1].value.suffix == "Jr");
  CHECK(vancouver.authors[2].value.literal == "WHO, Geneva");
  CHECK(vancouver.authors[2].as_written == "((WHO, Geneva))");
  CHECK(vancouver.authors_truncated);
  CHECK(cite("cite web|last=A|first=X|display-authors=etal").authors_truncated);
  CHECK_FALSE(cite("cite web|last=A|first=X|display-authors=1").authors_truncated);
  CHECK(cite("cite web|last=A|first=X|coauthors=B").authors_truncated);
  CHECK(cite("cite web|author=A. B et al.").authors_truncated);
  CHECK(names(cite("cite web|author=Ann Lee; Bob Ray").authors) == Texts{"Ann Lee", "Bob Ray"});
  CHECK(names(cite("cite book|editor-last=E|editor-first=F|editor2=G H").editors) == Texts{"F E", "G H"});
}

TEST_CASE("works and their parts", "[wikitext]") {
  const Citation chapter =
      cite("cite book|title=Book|chapter=Part|url=http://a.org|chapter-url=http://b.org");
  CHECK(chapter.type == ItemType::chapter);
  CHECK(chapter.title->value == "Part");
  CHECK(chapter.container_title->value == "Book");
  CHECK(chapter.url->value.host() == "b.org");
  REQUIRE(chapter.other.size() == 1);
  CHECK(chapter.other[0].first == "url");
  const Citation entry = cite("cite encyclopedia|title=Entry|encyclopedia=Enc|year=1911");
  CHECK(entry.type == ItemType::entry_encyclopedia);
  CHECK(entry.title->value == "Entry");
  CHECK(entry.container_title->value == "Enc");
  CHECK(edtf(entry.issued) == "1911");
  CHECK(cite("citation|title=T|journal=J|volume=3|issue=4|pages=5–6").type == ItemType::article_journal);
  CHECK(cite("citation|title=T|isbn=0-333-65684-9").type == ItemType::book);
  CHECK(cite("cite episode|title=T|series=S").container_title->value == "S");
}

TEST_CASE("dates and identifiers", "[wikitext]") {
  const Citation both = cite("cite book|title=T|date=May 2001|year=2001");
  CHECK(edtf(both.issued) == "2001-05");
  REQUIRE(both.other.size() == 1);
  const Citation bad = cite("cite web|title=T|date=soon");
  REQUIRE(bad.issued);
  CHECK_FALSE(bad.issued->value.known());
  CHECK(bad.issued->as_written == "soon");
  const Citation ids =
      cite("cite journal|doi=10.1000/182|pmid=12|pmc=PMC34|arxiv=1501.00001|id={{ISBN|0-333-65684-9}}");
  REQUIRE(ids.identifiers.size() == 5);
  CHECK(ids.identifiers[0].value.value == "10.1000/182");
  CHECK(ids.identifiers[2].value.value == "34");
  CHECK(ids.identifiers[4].value.kind == Identifier::Kind::isbn);
  CHECK(ids.identifiers[4].as_written == "0-333-65684-9");
}

TEST_CASE("pipes and equals signs that do not split", "[wikitext]") {
  const Citation c =
      cite("cite web|url=http://a.org/x?a=b&amp;c=d{{!}}e|title=A {{!}} [[b|c]] <nowiki>|</nowiki> d=e");
  CHECK(c.url->value.href() == "http://a.org/x?a=b&c=d|e");
  CHECK(c.title->value == "A | c | d=e");
}

TEST_CASE("marks, reuses and labels", "[wikitext]") {
  const std::string text =
      "A<ref name=late/> B<ref>one</ref> C<ref name='late'>{{cite web|title=L}}</ref> D<ref name = \"late\" "
      "/>"
      " E<ref group=note>n</ref> F{{r|late|gone}} G<ref name=none />";
  const Article article = read(text);
  CHECK(labels(article) == Texts{"2", "1", "note 1"});
  const Citation& late = article.citations[1];
  REQUIRE(late.marks.size() == 4);
  CHECK(article.text_of(late.marks[0]) == "<ref name=late/>");
  CHECK(article.text_of(late.marks[2]) == "<ref name = \"late\" />");
  CHECK(article.text_of(late.marks[3]) == "{{r|late|gone}}");
  REQUIRE(article.dangling_marks.size() == 2);
  CHECK(article.dangling_marks[0].label == "gone");
  CHECK(article.text_of(article.dangling_marks[1].span) == "<ref name=none />");
}

TEST_CASE("lists of references define and close", "[wikitext]") {
  const Article tag = read(
      "A<ref name=b/><references>\n<ref name=a>{{cite web|title=A}}</ref>"
      "<ref name=b>{{cite web|title=B}}</ref></references>");
  REQUIRE(tag.citations.size() == 2);
  CHECK(labels(tag) == Texts{"", "1"});
  CHECK(tag.citations[0].marks.empty());
  CHECK(tag.citations[1].marks.size() == 1);
  CHECK(tag.dangling_marks.empty());
  const Article reflist = read("A<ref name=b group=g/>{{Reflist|group=g|refs=\n<ref name=b>x</ref>}}");
  CHECK(labels(reflist) == Texts{"g 1"});
  CHECK(reflist.citations[0].marks.size() == 1);
  const Article again = read(
      "A<ref name=a>x</ref><references/>B<ref name=a>y</ref><ref name=b group=g/>"
      "<references group=g><ref name=b>z</ref></references>");
  CHECK(labels(again) == Texts{"1", "1", "g 1"});
  CHECK_FALSE(has_problem(again, "duplicate-ref-name"));
}

TEST_CASE("references written as templates", "[wikitext]") {
  const Article article = read(
      "A{{#tag:ref|x {{cite web|title=T}}|name=\"n\"|group=g}}<ref name=n group=g/>"
      "{{refn|y<ref>z</ref>}}{{efn|name=e|1=note http://a.org/?b=c}}{{efn|name=e}}");
  REQUIRE(article.citations.size() == 4);
  CHECK(labels(article) == Texts{"g 1", "1", "2", "a"});
  CHECK(article.citations[0].title->value == "T");
  CHECK(article.citations[0].marks.size() == 2);
  CHECK(article.citations[3].url->value.host() == "a.org");
  CHECK(article.citations[3].marks.size() == 2);
}

TEST_CASE("a reference with several templates gives several citations", "[wikitext]") {
  const Article article =
      read("<ref name=a>{{cite web|title=A}} and {{cite web|title=B}}{{dead link}}</ref><ref name=a/>");
  REQUIRE(article.citations.size() == 2);
  CHECK(labels(article) == Texts{"1", "1"});
  CHECK(article.text_of(article.citations[0].span) == "{{cite web|title=A}}");
  CHECK(article.text_of(article.citations[1].span) == "{{cite web|title=B}}");
  CHECK(article.citations[1].marks.size() == 2);
  CHECK_FALSE(article.citations[0].tagged_dead);
  CHECK(article.citations[1].tagged_dead);
}

TEST_CASE("the marks of a reference with many templates are not copied without end", "[wikitext]") {
  constexpr std::size_t kTemplates = 100, kUses = 1000;
  std::string page = "<ref name=a>";
  for (std::size_t i = 0; i < kTemplates; ++i)
    page += "{{cite web|url=http://a.org/" + std::to_string(i) + "}}";
  page += "</ref>";
  for (std::size_t i = 1; i < kUses; ++i) page += "<ref name=a/>";
  const Article article = read(page);
  REQUIRE(article.citations.size() == kTemplates);
  CHECK(article.citations[0].marks.size() == kUses);
  std::size_t marks = 0;
  for (const Citation& citation : article.citations) marks += citation.marks.size();
  CHECK(marks <= 3 * kUses);
  CHECK(article.problems.back().kind == "too-many-marks");
}

TEST_CASE("citations outside of references have neither label nor marks", "[wikitext]") {
  const Article article = read(
      "== Literature ==\n* {{cite book|title=A}}\n* {{cite book|title=B}} {{Dead link|date=x}}\n"
      "{{dead link}}");
  REQUIRE(article.citations.size() == 2);
  CHECK(article.citations[0].label.empty());
  CHECK(article.citations[0].marks.empty());
  CHECK_FALSE(article.citations[0].tagged_dead);
  CHECK(article.citations[1].tagged_dead);
}

TEST_CASE("free text keeps links, titles and what stands beside", "[wikitext]") {
  const Article article = read(
      "<ref>[http://a.org/b A ''title''], Work. "
      "{{Webarchive|url=https://web.archive.org/web/2010/http://a.org/b"
      "|date=May 3, 2010}}</ref><ref>http://c.org/d. {{dead link}}</ref><ref>[http://e.org]</ref>"
      "<ref>{{Wayback|url=http://f.org/|date=20090102}}</ref>"
      "<ref>[https://web.archive.org/web/20100503000000/http://g.org/h G]</ref><ref>Plain book, p. 3</ref>");
  REQUIRE(article.citations.size() == 6);
  const auto& c = article.citations;
  CHECK(c[0].url->as_written == "http://a.org/b");
  CHECK(c[0].title->value == "A title");
  CHECK(article.text_of(c[0].title->span) == "A ''title''");
  CHECK(c[0].archive_url->value.host() == "web.archive.org");
  CHECK(edtf(c[0].archived) == "2010-05-03");
  CHECK(c[0].archive_stated);
  CHECK(c[1].url->as_written == "http://c.org/d");
  CHECK(c[1].tagged_dead);
  CHECK_FALSE(c[2].title);
  CHECK(c[3].archive_url->value.href() == "https://web.archive.org/web/20090102/http://f.org/");
  CHECK(edtf(c[3].archived) == "2009-01-02");
  CHECK(c[3].url->value.host() == "f.org");
  CHECK(c[4].url->value.href() == "http://g.org/h");
  CHECK(article.text_of(c[4].url->span) == "http://g.org/h");
  CHECK_FALSE(c[5].url);
}

TEST_CASE("the words of free text are claims where they are certain", "[wikitext]") {
  const Article article = read(
      "<ref>Good, Robert. [http://a.org/b \"The binary ''abacus''\"], ''Some Journal''. ISBN 0-333-65684-9."
      " Retrieved 3 May 2014.</ref><ref>S. Lee and M. Ray, 'Ethnic groups', ''Annals'', Vol. 487</ref>"
      "<ref>[http://a.org/c 35–37]</ref><ref>[http://a.org/d \"Taoism\" at the Encyclopedia]</ref>");
  REQUIRE(article.citations.size() == 4);
  const auto& c = article.citations;
  CHECK(c[0].title->value == "The binary abacus");
  CHECK(c[0].title->as_written == "The binary ''abacus''");
  CHECK(names(c[0].authors) == Texts{"Robert Good"});
  CHECK(edtf(c[0].accessed) == "2014-05-03");
  REQUIRE(c[0].identifiers.size() == 1);
  CHECK(article.text_of(c[0].identifiers[0].span) == c[0].identifiers[0].as_written);
  CHECK(c[1].authors.empty());
  CHECK_FALSE(c[1].title);
  CHECK_FALSE(c[2].title);
  CHECK(c[3].title->value == "Taoism");
}

TEST_CASE("what cannot be understood is a problem, and reading goes on", "[wikitext]") {
  const Article bytes = read("a\xFF\xFE<ref>b {{cite web|title=\xC3}}</ref> äöüßéèà");
  REQUIRE(has_problem(bytes, "invalid-utf8"));
  CHECK(bytes.problems[0].span.begin == 1);
  REQUIRE(bytes.citations.size() == 1);
  CHECK(bytes.citations[0].title->as_written == "\xC3");
  CHECK(bytes.citations[0].title->value == "\xEF\xBF\xBD");
  CHECK(has_problem(read("<ref>a<ref>b</ref>"), "unclosed-ref"));
  CHECK(read("<ref>a<ref>b</ref>").citations.size() == 2);
  CHECK(has_problem(read("<ref></ref>"), "empty-ref"));
  CHECK(has_problem(read("<ref name=a>x</ref><ref name=a>y</ref>"), "duplicate-ref-name"));
  CHECK_FALSE(has_problem(read("<ref name=a>x</ref><ref name=a>x</ref>"), "duplicate-ref-name"));
  const Article cut = read("<ref>{{cite web|title=A|url=http://a.org</ref><ref>{{cite web|title=B}}</ref>");
  REQUIRE(cut.citations.size() == 2);
  CHECK(cut.citations[0].title->value == "A");
  CHECK(cut.citations[0].url->value.href() == "http://a.org");
}

TEST_CASE("parts of references are numbered below them", "[wikitext]") {
  const Article article = read(
      "<ref name=a>x</ref><ref extends=a name=b>p. 1</ref><ref extends=a>p. 2</ref>"
      "<ref follow=a>more</ref>");
  CHECK(labels(article) == Texts{"1", "1.1", "1.2", "1"});
}

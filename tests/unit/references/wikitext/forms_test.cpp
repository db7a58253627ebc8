// The forms in which editors write references: which notes, marks, labels and links the reader finds in them.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

using Texts = std::vector<std::string>;

Article read(const std::string& text) {
  Article article = *open_wikitext(std::make_unique<std::istringstream>(text), "Page.wiki")->next();
  CHECK(test::unsound(article) == "");
  return article;
}

Citation only(const std::string& text) {
  const Article article = read(text);
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

Texts labels(const Article& article) {
  Texts out;
  for (const Citation& citation : article.citations) out.push_back(citation.label);
  return out;
}

Texts marks(const Article& article, const Citation& citation) {
  Texts out;
  for (const Span mark : citation.marks) out.emplace_back(article.text_of(mark));
  return out;
}

Texts dangling(const Article& article) {
  Texts out;
  for (const DanglingMark& mark : article.dangling_marks) out.push_back(mark.label);
  return out;
}

std::string other(const Citation& citation, std::string_view name) {
  for (const auto& [field, claim] : citation.other)
    if (field == name) return claim.value;
  return "none";
}

std::string url(const Citation& citation) {
  return citation.url ? citation.url->value.href() : "none";
}

std::string archive(const Citation& citation) {
  return citation.archive_url ? citation.archive_url->value.href() : "none";
}

}  // namespace

TEST_CASE("every attribute of a reference is understood", "[wikitext]") {
  const Article article = read(
      "a<ref name=\"A &amp; B\" dir=\"rtl\" group = 'n'>x</ref>b<ref group=n name='A_&_ B'/>"
      "<REF NAME=c\n>y</REF\n><ref name=\"c\"></ref>");
  CHECK(labels(article) == Texts{"n 1", "1"});
  CHECK(article.citations[0].ref_name == "A & B");
  CHECK(article.citations[0].group == "n");
  CHECK(article.citations[0].marks.size() == 2);
  CHECK(marks(article, article.citations[1]) == Texts{"<REF NAME=c\n>y</REF\n>", "<ref name=\"c\"></ref>"});
}

TEST_CASE("details are parts of the reference they belong to", "[wikitext]") {
  const Article article = read(
      "a<ref name=book>{{cite book|title=T}}</ref>b<ref name=book details=\"p. 5\" />"
      "c<ref name=book details=\"pp. 7–8, [http://a.org/x here]\"/>");
  CHECK(labels(article) == Texts{"1", "1.1", "1.2"});
  CHECK(article.citations[0].marks.size() == 3);
  CHECK(article.citations[1].page->value == "5");
  CHECK(article.text_of(article.citations[1].page->span) == "5");
  CHECK(url(article.citations[2]) == "http://a.org/x");
  const Article own = read("a<ref details=\"p. 9\">{{cite book|title=T}}</ref><references/>");
  CHECK(labels(own) == Texts{"1.1", "1"});
}

TEST_CASE("lists define references, whatever they are called", "[wikitext]") {
  for (const char* list :
       {"<references>%</references>", "{{reflist|2|refs=%}}", "{{Reflist|%}}", "{{#tag:references|%}}",
        "{{Listaref|refs=%}}", "{{Références|références=%}}", "{{Przypisy|%}}", "{{примечания|refs=%}}",
        "{{Примітки|refs=%}}", "{{tham khảo|refs=%}}", "{{Referências|refs=%}}", "{{Refs|refs=%}}",
        "<references responsive=\"\" >%</references>"}) {
    std::string text = "a<ref name=x/>" + std::string(list);
    text.replace(text.find('%'), 1, "\n<ref name=x>{{cite web|title=T|url=http://a.org}}</ref>\nignored\n");
    INFO(text);
    const Article article = read(text);
    REQUIRE(article.citations.size() == 1);
    CHECK(article.citations[0].label == "1");
    CHECK(marks(article, article.citations[0]) == Texts{"<ref name=x/>"});
    CHECK(article.dangling_marks.empty());
  }
}

TEST_CASE("notes written as templates have the groups of their templates", "[wikitext]") {
  const Article article = read(
      "{{efn|a}}{{efn-ua|b}}{{efn-lr|c}}{{efn-lg|d}}{{refn|group=note|e}}{{#tag:ref|f|group=g}}"
      "{{Note|texte=h|groupe=k}}{{NoteTag|l}}{{Refn|m}}{{notelist}}{{efn|n}}");
  CHECK(labels(article) == Texts{"a", "A", "i", "α", "note 1", "g 1", "k 1", "註 1", "1", "a"});
}

TEST_CASE("reuses by template", "[wikitext]") {
  const Article article = read(
      "<ref name=a>x</ref><ref name=b group=g>y</ref>{{r|a|p=5}}{{R|name=a|page1=3}}{{r|group=g|b}}{{rp|5}}"
      "{{r|1=a}}");
  CHECK(article.citations[0].marks.size() == 4);
  CHECK(article.citations[1].marks.size() == 2);
  CHECK(article.dangling_marks.empty());
}

TEST_CASE("short citations are marks of the works they name", "[wikitext]") {
  const std::string works =
      "\n== Works ==\n* {{cite book|last=Smith|first=A|year=2010|title=T}}\n"
      "* {{cite book|last1=Smith|last2=Jones|date=May 2011b|title=U}}\n"
      "* {{citation|editor-last=Lee|date=2012-03-04|title=V}}\n"
      "* {{cite web|title=W|url=http://a.org|ref={{sfnref|The Agency|2013}}}}\n"
      "* {{cite web|title=X|url=http://b.org|ref=CITEREFX_Y2014}}\n"
      "* {{cite journal|vauthors=Ray AB, Moe C|year=2015|title=Y}}\n";
  const Article article = read(
      "a{{sfn|Smith|2010|p=5}}b{{sfn|Smith|2010|p=5}}c{{sfnp|Smith|Jones|2011b|pp=1–2}}d<ref>{{harvnb|Lee|"
      "2012}}"
      "</ref>e{{harv|The Agency|2013}}f{{harvtxt|X "
      "Y|2014}}g{{sfnm|1a1=Ray|1a2=Moe|1y=2015|1p=3|2a1=Lee|2y=2012}}"
      "<ref>h</ref>{{sfn|Gone|1999}}" +
      works);
  REQUIRE(article.citations.size() == 8);
  // Short notes are numbered among the others: 1, 2, then the references.
  CHECK(labels(article) == Texts{"3", "5", "", "", "", "", "", ""});
  CHECK(marks(article, article.citations[2]) == Texts{"{{sfn|Smith|2010|p=5}}", "{{sfn|Smith|2010|p=5}}"});
  CHECK(marks(article, article.citations[3]) == Texts{"{{sfnp|Smith|Jones|2011b|pp=1–2}}"});
  CHECK(article.citations[4].marks.size() == 2);
  CHECK(marks(article, article.citations[5]) == Texts{"{{harv|The Agency|2013}}"});
  CHECK(marks(article, article.citations[6]) == Texts{"{{harvtxt|X Y|2014}}"});
  CHECK(article.citations[7].marks.size() == 1);
  CHECK(dangling(article) == Texts{"Gone 1999"});
}

TEST_CASE("a short citation is not called dangling where its work may be one that is not understood",
          "[wikitext]") {
  for (const char* works :
       {"* {{cite EB1911|title=T}}", "* {{Gone 1999}}", "* {{some work|author=Gone|when=1999}}",
        "<span id=\"CITEREFGone1999\">Gone</span>", "* {{Literatur|Autor=Andere|Titel=T}}",
        "* {{книга|автор=Gone|ref=Gone|год=1999}}"}) {
    INFO(works);
    CHECK(read("a{{sfn|Gone|1999}}\n" + std::string(works)).dangling_marks.empty());
  }
  CHECK(
      dangling(read("a{{sfn|Gone|1999}}\n* {{cite book|last=Here|year=1999|title=T}}\n* {{IMDb name|5}}")) ==
      Texts{"Gone 1999"});
  CHECK(read("a{{sfn|Gone|1999|ref=none}}").dangling_marks.empty());
}

TEST_CASE("named marks and their notes", "[wikitext]") {
  const Article article = read(
      "a{{ref|one}} b{{ref label|two|B|b}} c{{ref|gone}}\n\n* {{note|one}} Smith, [http://a.org/x A title].\n"
      "* {{note label|two|B|b}} {{cite web|title=T|url=http://b.org}} {{dead link}}\n");
  REQUIRE(article.citations.size() == 2);
  CHECK(labels(article) == Texts{"1", "2"});
  CHECK(url(article.citations[0]) == "http://a.org/x");
  CHECK(marks(article, article.citations[0]) == Texts{"{{ref|one}}"});
  CHECK(article.citations[0].group.empty());
  CHECK(article.citations[1].tagged_dead);
  CHECK(dangling(article) == Texts{"gone"});
  CHECK(read("a{{ref|en}} <ref>x</ref>").dangling_marks.empty());
}

TEST_CASE("what stands beside a citation, on every wiki", "[wikitext]") {
  for (const char* dead :
       {"{{dead link|date=May 2010}}", "{{Toter Link}}", "{{enlace roto}}", "{{Ligação inativa}}",
        "{{Collegamento interrotto}}", "{{dode link}}", "{{Martwy link}}", "{{Недоступная ссылка}}",
        "{{Недоступне посилання}}", "{{失效連結}}", "{{リンク切れ}}", "{{liên kết hỏng}}", "{{404}}"}) {
    INFO(dead);
    CHECK(only("<ref>{{cite web|title=T|url=http://a.org}} " + std::string(dead) + "</ref>").tagged_dead);
  }
  const Citation german =
      only("<ref>{{Webarchiv|url=http://a.org/x|wayback=20100503112233|text=Ein Titel}}</ref>");
  CHECK(archive(german) == "https://web.archive.org/web/20100503112233/http://a.org/x");
  CHECK(to_edtf(german.archived->value) == "2010-05-03");
  CHECK(german.title->value == "Ein Titel");
  CHECK(url(german) == "http://a.org/x");
  const Citation two = only(
      "<ref>[http://a.org/x T] {{webarchive|url=https://web.archive.org/web/20100503112233/http://a.org/x"
      "|date=May 3, 2010|url2=https://archive.today/20110101000000/http://a.org/x}}</ref>");
  CHECK(archive(two).find("web.archive.org") != std::string::npos);
  const Citation ids = only(
      "<ref>Book. {{ISBN|0-333-65684-9|978-0-306-40615-7}} {{doi|10.1000/182}} {{arXiv|hep-th|9901001}} "
      "{{LCCN|"
      "2001627090}} {{OCLC|12345}} {{hdl|2027/x}} {{JSTOR|123}} {{PMID|5}} RFC 1</ref>");
  CHECK(ids.identifiers.size() == 8);
  CHECK(ids.identifiers[3].value.value == "hep-th/9901001");
  CHECK(other(ids, "lccn") == "2001627090");
}

TEST_CASE("links of free text are all kept", "[wikitext]") {
  CHECK(url(only("<ref>{{URL|example.org/x|label}}</ref>")) == "http://example.org/x");
  CHECK(url(only("<ref>{{Official website|http://a.org/}}</ref>")) == "http://a.org/");
  CHECK(url(only("<ref>{{Toter Link|url=http://a.org/b|text=T}}</ref>")) == "http://a.org/b");
  CHECK(url(only("<ref>[//a.org/b c]</ref>")) == "//a.org/b");
  CHECK(url(only("<ref>ftp://a.org/b.txt</ref>")) == "ftp://a.org/b.txt");
  const Citation several = only("<ref>[http://a.org A title], [http://b.org B], http://a.org</ref>");
  CHECK(url(several) == "http://a.org");
  CHECK(other(several, "url") == "http://b.org");
  const Citation beside = only("<ref>{{cite book|title=T}} [http://a.org/x online]</ref>");
  CHECK(url(beside) == "none");
  CHECK(other(beside, "url") == "http://a.org/x");
  CHECK(url(only("<ref>http://a.org/b<!-- c -->d</ref>")) == "http://a.org/b");
}

TEST_CASE("pages that free text names once", "[wikitext]") {
  CHECK(only("<ref>Smith 2010, pp. 12–15.</ref>").page->value == "12–15");
  CHECK(only("<ref>Smith 2010, p. 5; Jones 2011, p. 6</ref>").page.has_value() == false);
  CHECK(only("<ref>Smith 2010, chap. 5</ref>").page.has_value() == false);
}

TEST_CASE("volume, issue and pages that free text states plainly", "[wikitext]") {
  const auto locators = [](const std::string& text) {
    const Citation citation = only("<ref>" + text + "</ref>");
    const auto shown = [](const auto& claim) { return claim ? claim->value : std::string("-"); };
    return shown(citation.volume) + " " + shown(citation.issue) + " " + shown(citation.page);
  };
  CHECK(locators("Smith, ''Annals of Things'', vol. 3, no. 2, pp. 12–15.") == "3 2 12–15");
  CHECK(locators("[http://a.org/x A title], ''Annals'', Vol. 3, Issue 2, pages 12-15, 20, 2010") ==
        "3 2 12-15, 20");
  CHECK(locators("Smith, ''Annals'' 12 (3): 45–67") == "12 3 45–67");
  CHECK(locators("[http://a.org/x A title]. ''Annals'' 12(3):45–67, 2010") == "12 3 45–67");
  CHECK(locators("Smith, ''Annals'' 12 (2010): 45–67") == "12 - 45–67");
  CHECK(locators("Smith, ''Annals'' vol. 12, no. 3 (2010): 45–67") == "12 3 45–67");
  CHECK(locators("Smith, p. 5, 2010") == "- - 5");
  CHECK(locators("Smith, p. 5. 12 May 2010") == "- - 5");
  CHECK(locators("Resolution no. 242, 12 (3): see there") == "- - -");
  CHECK(locators("Smith, vol. 2, p. 5; Jones, p. 6") == "- - -");
  CHECK(locators("[http://a.org/x The story, vol. 2 of it] by Smith") == "- - -");
  CHECK(locators("step 5, MVP. 6, revol. 7") == "- - -");
}

TEST_CASE("a link that stands in another field of a template is kept", "[wikitext]") {
  CHECK(url(only("<ref>{{cite web|title=[http://a.org/x A title]|date=2010}}</ref>")) == "http://a.org/x");
  CHECK(only("<ref>{{cite web|title=[http://a.org/x A title]}}</ref>").title->value == "A title");
  CHECK(other(only("<ref>{{cite book|title=T|publisher=[http://a.org/x P]}}</ref>"), "url") ==
        "http://a.org/x");
  CHECK(url(only("<ref>{{Literatur|Titel=T|Online=[http://a.org/x PDF]}}</ref>")) == "http://a.org/x");
  CHECK(url(only("<ref>{{Literatur|Titel=T|Online=http://a.org/x (PDF)}}</ref>")) == "http://a.org/x");
}

TEST_CASE("identifiers that name their kind themselves", "[wikitext]") {
  const Citation ids = only("<ref>{{cite book|title=T|id=ISBN 0-333-65684-9}}</ref>");
  REQUIRE(ids.identifiers.size() == 1);
  CHECK(ids.identifiers[0].as_written == "0-333-65684-9");
  CHECK(other(only("<ref>{{cite report|title=T|id=NASA-1}}</ref>"), "id") == "NASA-1");
  CHECK(only("<ref>{{cite doi|10.1000/182}}</ref>").identifiers.size() == 1);
}

TEST_CASE("dates in several parameters", "[wikitext]") {
  CHECK(to_edtf(only("<ref>{{cite book|title=T|year=2010|month=May|day=3}}</ref>").issued->value) ==
        "2010-05-03");
  CHECK(to_edtf(only("<ref>{{Ouvrage|titre=T|année=2010|mois=mai}}</ref>").issued->value) == "2010-05");
  CHECK(to_edtf(only("<ref>{{Literatur|Titel=T|Jahr=2010|Monat=5}}</ref>").issued->value) == "2010-05");
  const Citation original = only("<ref>{{cite book|title=T|date=2010|orig-year=1900}}</ref>");
  REQUIRE(original.other_dates.size() == 1);
  CHECK(original.other_dates[0].first == "original-date");
  CHECK(other(only("<ref>{{cite book|title=T|orig-year=first published 1900}}</ref>"), "original-date") ==
        "first published 1900");
}

TEST_CASE("people in other roles", "[wikitext]") {
  const Citation c = only(
      "<ref>{{cite book|title=T|translator-last1=A|translator-first1=B|translator2=C D|interviewer=E F"
      "|editor1-last=G|editor1-first=H}}</ref>");
  REQUIRE(c.contributors.size() == 3);
  CHECK(c.contributors[0].first == "translator");
  CHECK(to_text(c.contributors[0].second.value) == "B A");
  CHECK(to_text(c.contributors[1].second.value) == "C D");
  CHECK(c.contributors[2].first == "interviewer");
  CHECK(c.editors.size() == 1);
}

TEST_CASE("markup that is not closed loses no reference", "[wikitext]") {
  CHECK(read("{{infobox|a=<ref>{{cite web|title=A}}</ref>\n|b=[[c\n<ref>{{cite web|title=B}}</ref>")
            .citations.size() == 2);
  CHECK(read("<ref>{{cite web|title=A|url=http://a.org</ref>b<ref>c</ref>").citations.size() == 2);
  CHECK(read("<gallery>File:a.jpg|b<ref>c</ref></gallery>{| style=\"x\"\n| <ref>d</ref>\n|}")
            .citations.size() == 2);
  CHECK(read("[[File:a.jpg|thumb|b<ref>c</ref> [http://d.org e]]]<noinclude><ref>f</ref></noinclude>")
            .citations.size() == 2);
  CHECK(read("<score>a<ref>b</ref></score><ref>c</ref><ce>H2<ref>d</ref></ce>").citations.size() == 1);
}

TEST_CASE("the language of a page that tells it", "[wikitext]") {
  CHECK(read("<ref>{{Lien web|titre=T|url=http://a.org}}</ref>[[Catégorie:A]]").language == "fr");
  CHECK(read("<ref>{{Lien web|titre=T|url=http://a.org}}</ref>").language == "");
  CHECK(read("<ref>{{cite web|title=T|url=http://a.org}}</ref>[[Catégorie:A]]").language == "");
  CHECK(read("<ref>{{Cytuj|tytuł=T}}</ref>[[Kategoria:A]]").language == "pl");
}

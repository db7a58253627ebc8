// Pages without a list of references: what they state for machines, and the links of their articles.
#include "unit/references/rendered/read_html.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string addresses(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    out.append(out.empty() ? "" : " ").append(value(citation.url));
  return out;
}

}  // namespace

TEST_CASE("citations in JSON-LD", "[rendered][metadata]") {
  const Article article =
      read_html(R"html(<html lang="en"><head><title>P</title><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"ScholarlyArticle","headline":"P","citation":[
 "Doe, Jane (2001). \"Tides of old\". Coast Weekly. https://coast.example/tides",
 {"@type":"Book","name":"Salt","author":[{"@type":"Person","familyName":"Roe","givenName":"R."},{"name":"Ada Poe"}],"isbn":"0-333-65684-9","datePublished":"2002-03"},
 {"@type":"WebPage","url":"https://page.example/x","publisher":{"name":"Sea Press"}},
 {"@id":"https://doi.org/10.1000/182","name":"On salt","isPartOf":{"@type":"Periodical","name":"Marshes"},"volumeNumber":12},
 {"@type":"Thing"}]}]}</script></head><body><p>Text.</p></body></html>)html");
  REQUIRE(article.citations.size() == 4);
  CHECK(value(article.citations[0].title) == "Tides of old");
  CHECK(value(article.citations[0].url) == "https://coast.example/tides");
  const Citation& book = article.citations[1];
  CHECK(book.type == ItemType::book);
  CHECK(names(book.authors) == "Roe, R.; Poe, Ada");
  CHECK(value(book.issued) == "2002-03");
  CHECK(identifiers(book) == "ISBN 0-333-65684-9");
  CHECK(value(article.citations[2].publisher) == "Sea Press");
  CHECK(identifiers(article.citations[3]) == "DOI 10.1000/182");
  CHECK(value(article.citations[3].container_title) == "Marshes");
  CHECK(value(article.citations[3].volume) == "12");
}

TEST_CASE("citations in Highwire's tags", "[rendered][metadata]") {
  const Article article = read_html(
      "<head><meta name='citation_reference' content='citation_title=On salt; and sea; citation_author=J "
      "Doe; "
      "citation_author=R Roe; citation_journal_title=Marshes; citation_volume=12; citation_firstpage=45; "
      "citation_lastpage=67; citation_publication_date=2001; citation_doi=10.1000/182'>"
      "<meta name='citation_reference' content='Poe, Ada (2003). &quot;Mills&quot;. Clay "
      "Weekly.'></head><body>x</body>");
  REQUIRE(article.citations.size() == 2);
  const Citation& salt = article.citations[0];
  CHECK(value(salt.title) == "On salt; and sea");
  CHECK(article.text_of(salt.title->span) == "On salt; and sea");
  CHECK(names(salt.authors) == "Doe, J; Roe, R");
  CHECK(value(salt.page) == "45–67");
  CHECK(value(salt.issued) == "2001");
  CHECK(identifiers(salt) == "DOI 10.1000/182");
  CHECK(value(article.citations[1].title) == "Mills");
}

TEST_CASE("citations in microdata", "[rendered][metadata]") {
  const Article article = read_html(
      "<div itemscope itemtype='http://schema.org/Article'><p itemprop='citation' itemscope>Doe, Jane "
      "(2001). "
      "<cite>Tides of old</cite>. <a href='https://tides.example'>Link</a></p></div>");
  REQUIRE(article.citations.size() == 1);
  CHECK(value(article.citations[0].title) == "Tides of old");
  CHECK(value(article.citations[0].url) == "https://tides.example");
}

TEST_CASE("the links of an article lead to its sources", "[rendered][links]") {
  const Article article =
      read_html(R"html(<html lang="en-GB"><head><title>Harbour closes | The Daily Coast</title>
<link rel="canonical" href="https://www.daily.example.co.uk/news/harbour"></head><body>
<header><a href="https://twitter.com/daily">Follow</a></header><nav><a href="https://other.example/menu">Menu</a></nav>
<article><h1>Harbour closes</h1><div class="share-bar"><a href="https://social.example/share">Share</a></div>
<p>The harbour will close, <a href="https://port.example/statement">the port said</a>, after
<a href="https://pictures.daily.example.co.uk/old">earlier reports</a>. In <a href="https://study.example/paper">“Silt and Sand”</a>
researchers warn; see <a href="https://doi.org/10.1000/182">the paper</a> and <a href="https://port.example/statement">again</a>,
or <a href="https://web.archive.org/web/20150924010203/http://gone.example/">a copy</a>.
<a href="https://www.facebook.com/sharer/sharer.php?u=x">Tell a friend</a> <a href="https://pic.example/banner"><img src="b.png"></a></p>
<blockquote cite="https://minister.example/speech"><p>We shall dredge.</p></blockquote>
<p>As <cite>The Book of Tides</cite> has it, the sea comes and goes whatever people say.</p>
<aside class="related"><a href="https://ads.example/z">Related</a></aside></article>
<footer><a href="https://company.example">Company</a></footer></body></html>)html");
  CHECK(article.title == "Harbour closes");
  CHECK(article.language == "en-GB");
  CHECK(addresses(article) ==
        "https://port.example/statement https://study.example/paper https://doi.org/10.1000/182  "
        "https://minister.example/speech ");
  CHECK(article.citations[0].marks.size() == 2);
  CHECK(other(article.citations[0], "link-text") == "the port said");
  CHECK(value(article.citations[0].title) == "");
  CHECK(value(article.citations[1].title) == "Silt and Sand");
  CHECK(value(article.citations[3].archive_url) ==
        "https://web.archive.org/web/20150924010203/http://gone.example/");
  CHECK(value(article.citations[4].quote) == "We shall dredge.");
  CHECK(value(article.citations[5].title) == "The Book of Tides");
}

TEST_CASE("the densest block is the article where none is named", "[rendered][links]") {
  const Article article = read_html(
      "<body><div><a href='https://a.example/'>Menu entry</a></div><div class='main-with-sidebar'><div><p>" +
      std::string(300, 'x') + " <a href='https://b.example/source'>a source</a></p><p>" +
      std::string(200, 'y') +
      "</p></div><div class=sidebar><p><a href='https://c.example/'>other</a></p></div></div></body>");
  CHECK(addresses(article) == "https://b.example/source");
}

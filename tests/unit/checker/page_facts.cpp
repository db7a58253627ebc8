#include "checker/page/page.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

PageFacts read(std::string_view html, std::string_view url = "https://www.example.org/news/a") {
  return read_page(html, "text/html; charset=utf-8", url);
}

std::string title(const PageFacts& facts) {
  return facts.titles.empty() ? "" : facts.titles.front().value;
}

std::string day(const std::vector<Sourced<Date>>& dates) {
  return dates.empty() ? "" : to_edtf(dates.front().value);
}

std::string authors(const PageFacts& facts) {
  std::string text;
  if (!facts.authors.empty())
    for (const Name& name : facts.authors.front().value) text += (text.empty() ? "" : "; ") + to_text(name);
  return text;
}

std::string source(const std::vector<Sourced<Date>>& dates) {
  return dates.empty() ? "" : dates.front().source;
}

}  // namespace

TEST_CASE("scholarly pages", "[page]") {
  const PageFacts facts = read(R"(<html lang="en"><head>
    <meta name="citation_title" content="On the Harbour of Aktau">
    <meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Roe, John">
    <meta name="citation_publication_date" content="2014/02/17">
    <meta name="citation_journal_title" content="Harbour Studies">
    <meta name="DC.Creator" content="Doe, Jane"><title>On the Harbour of Aktau | Harbour Studies</title></head>)");
  CHECK(title(facts) == "On the Harbour of Aktau");
  CHECK(authors(facts) == "Jane Doe; John Roe");
  CHECK(day(facts.published) == "2014-02-17");
  CHECK(facts.sites.front().value == "Harbour Studies");
  CHECK(facts.languages.front().value == "en");
}

TEST_CASE("Open Graph and article tags, published and modified are kept apart", "[page]") {
  const PageFacts facts = read(R"(<meta property="og:title" content="Caf&eacute; reopens - Example News">
    <meta property="og:site_name" content="Example News"><meta property="og:locale" content="en_GB">
    <meta property="article:published_time" content="2019-10-16T08:00:00+02:00">
    <meta property="article:modified_time" content="2019-10-18T08:00:00+02:00">
    <meta property="article:author" content="https://www.facebook.com/example">
    <link rel="canonical" href="https://www.example.org/news/cafe">)");
  CHECK(title(facts) == "Café reopens");
  CHECK(facts.titles.back().value == "Café reopens - Example News");
  CHECK(day(facts.published) == "2019-10-16");
  CHECK(source(facts.published) == "meta article:published_time");
  CHECK(day(facts.modified) == "2019-10-18");
  CHECK(facts.authors.empty());
  CHECK(facts.canonical_urls.front().value == "https://www.example.org/news/cafe");
}

TEST_CASE("JSON-LD in all its shapes", "[page]") {
  const auto ld = [](const std::string& json) {
    return read("<script type=\"application/ld+json\">" + json + "</script>");
  };
  const PageFacts graph = ld(R"({"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","name":"Example News"},
    {"@type":"NewsArticle","headline":"A &quot;new&quot; pier","datePublished":"2020-03-01T23:30:00+06:00",
     "dateModified":"2020-03-02","author":[{"@id":"#jane"},{"@type":"Person","name":"John Roe"}]},
    {"@type":"Person","@id":"#jane","name":"Jane Doe"}]})");
  CHECK(title(graph) == "A \"new\" pier");
  CHECK(day(graph.published) == "2020-03-01");
  CHECK(day(graph.modified) == "2020-03-02");
  CHECK(authors(graph) == "Jane Doe; John Roe");
  CHECK(graph.sites.front().value == "Example News");

  CHECK(authors(ld(R"([{"@type":["Article","Thing"],"author":"Jane Doe and John Roe"}])")) ==
        "Jane Doe; John Roe");
  CHECK(authors(ld(R"(//<![CDATA[
    {"@type":"BlogPosting","author":{"name":["Jane Doe"]}} //]]>)")) == "Jane Doe");
  CHECK(title(ld("{\"@type\":\"Article\",\"headline\":\"Line\nbreak\",}")) == "Line break");
  CHECK(title(ld(R"({"@type":"Article","headline":"Reader\'s choice of the year"})")) ==
        "Reader's choice of the year");
  CHECK(title(ld("{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Escaped whole&quot;}")) ==
        "Escaped whole");
  CHECK(ld(R"({"@type":"Article","headline":)").titles.empty());
  CHECK(ld("").titles.empty());
  // What a page lists or what readers said of it is not its own.
  const PageFacts inner = ld(R"({"@type":"Product","review":{"@type":"Review","author":{"name":"Rev Iewer"}},
    "itemListElement":[{"@type":"Article","headline":"Another","datePublished":"2011-01-01"}]})");
  CHECK(inner.titles.empty());
  CHECK(inner.authors.empty());
  CHECK(inner.published.empty());
}

TEST_CASE("microdata, without comments", "[page]") {
  const PageFacts facts = read(R"(<article itemscope itemtype="https://schema.org/Article">
    <h1 itemprop="headline">The long pier of Aktau</h1>
    <span itemprop="author" itemscope><img><a><span itemprop="name">Jane Doe</span></a></span>
    <meta itemprop="datePublished" content="2016-05-04"><time itemprop="dateModified" datetime="2016-06-01">x</time>
    <div itemprop="comment" itemscope><span itemprop="author">Troll Writer</span>
    <time itemprop="datePublished" datetime="2020-01-01"></time></div></article>)");
  CHECK(title(facts) == "The long pier of Aktau");
  CHECK(authors(facts) == "Jane Doe");
  CHECK(day(facts.published) == "2016-05-04");
  CHECK(day(facts.modified) == "2016-06-01");
  for (const auto& date : facts.published) CHECK(to_edtf(date.value) != "2020-01-01");
}

TEST_CASE("dates in URLs, time elements and words", "[page]") {
  CHECK(day(read("", "https://example.org/2014/02/17/harbour").published) == "2014-02-17");
  CHECK(day(read("", "https://example.org/a-2014-02-17.html").published) == "2014-02-17");
  CHECK(day(read("", "https://example.org/news/20140217/a").published) == "2014-02-17");
  CHECK(read("", "https://example.org/2014/99/17/a").published.empty());
  CHECK(read("", "https://example.org/id/123456789").published.empty());
  CHECK(day(read("<h1>The harbour of Aktau</h1><time datetime='2014-02-17T10:00Z'>yesterday</time>")
                .published) == "2014-02-17");
  CHECK(day(read("<html lang=de><h1>Der Hafen von Aktau</h1><p class=datum>Veröffentlicht am 3.4.2014</p>")
                .published) == "2014-04-03");
  CHECK(day(read("<h1>Le port d’Aktau</h1><p>Publié le 17 février 2014</p>").published) == "2014-02-17");
  CHECK(day(read("<h1>The harbour of Aktau</h1><p>Last updated on February 17, 2014</p>").modified) ==
        "2014-02-17");
  CHECK(day(read("<div class=hentry><h2>Harbour</h2><abbr class=published "
                 "title='2014-02-17T09:00:00+06:00'>today</abbr>")
                .published) == "2014-02-17");
}

TEST_CASE("a bare year never becomes a day", "[page]") {
  const PageFacts facts =
      read("<h1>The harbour of Aktau</h1><meta name=date content=2014><footer>© 2012</footer>");
  CHECK(day(facts.published) == "2014");
  CHECK_FALSE(facts.published.front().value.has_day());
  CHECK(facts.published.size() == 1);
  CHECK(facts.published.front().confidence < 40);
}

TEST_CASE("placeholders and impossible dates are no dates", "[page]") {
  CHECK(read("<meta name=date content='0001-01-01T00:00:00'>").published.empty());
  CHECK(read("<meta name=date content='1970-01-01'>").published.empty());
  CHECK(read("<meta name=date content='2014-02-30'>").published.empty());
  CHECK(read("<meta name=date content='yesterday'>").published.empty());
}

TEST_CASE("the reader's day wins over the same instant in UTC", "[page]") {
  CHECK(day(read("<meta property='article:published_time' content='2023-11-09T04:10:00Z'>",
                 "https://example.org/2023/11/08/a")
                .published) == "2023-11-08");
}

TEST_CASE("titles lose the name of the site and keep their own separators", "[page]") {
  CHECK(title(read(
            "<title>Pier - the long one | Example</title><meta property=og:site_name content=Example>")) ==
        "Pier - the long one");
  CHECK(title(read("<title>Example: Pier reopens</title>")) == "Pier reopens");
  CHECK(title(read("<title>The pier reopens after years - Section - Elsewhere</title><h1>The pier reopens "
                   "after years</h1>")) == "The pier reopens after years");
  CHECK(title(read("<title>War: a history of ships</title>")) == "War: a history of ships");
  CHECK(title(read("<svg><title>Icon</title></svg><title>Pier</title>")) == "Pier");
  CHECK(read("").titles.empty());
}

TEST_CASE("bylines", "[page]") {
  const auto byline = [](const std::string& html) {
    return authors(read("<h1>The harbour of Aktau</h1>" + html));
  };
  CHECK(byline("<p class=byline>By <a rel=author>Jane Doe</a> and <a rel=author>John Roe</a></p>") ==
        "Jane Doe; John Roe");
  CHECK(byline("<span class=author-name>Jane Doe</span><div class=comments><span class=author>Tro "
               "Ll</span></div>") == "Jane Doe");
  CHECK(byline("<p>Von Jana Muster und Hans Probe</p>") == "Jana Muster; Hans Probe");
  CHECK(byline("<p><span>By</span> <span>Jane Doe</span></p>") == "Jane Doe");
  CHECK(byline("<p class=byline>By Jane Doe | 12 March 2014, 10:00</p>") == "Jane Doe");
  CHECK(byline("<p class=byline>By JANE DOE, Staff Writer, jane@example.org</p>") == "JANE DOE");
  CHECK(byline("<p class=author>Redaktion</p>") == "Redaktion");
  CHECK(byline("<p class=author>By</p>") == "");
  CHECK(byline("<p>By the time the pier was opened, three years had gone by.</p>") == "");
}

TEST_CASE("the site's own name, accounts and addresses are no authors", "[page]") {
  const auto meta = [](const std::string& name) {
    return read("<meta property=og:site_name content='Example News'><meta name=author content=\"" + name +
                "\">");
  };
  CHECK(authors(meta("Jane Doe, John Roe")) == "Jane Doe; John Roe");
  CHECK(authors(meta("Jane Doe, Jr. and John Roe")).starts_with("Jane Doe"));
  CHECK(authors(meta("Dr. Jane Doe")) == "Jane Doe");
  CHECK(authors(meta("Jane Doe (Reuters)")) == "Jane Doe");
  CHECK(meta("admin").authors.empty());
  CHECK(meta("https://example.org/jane").authors.empty());
  CHECK(meta("jane@example.org").authors.empty());
  CHECK(meta("@jane").authors.empty());
  const PageFacts own = meta("Example News");
  REQUIRE(own.authors.size() == 1);
  CHECK(own.authors.front().value.front().literal == "Example News");
  CHECK(own.authors.front().confidence < 30);
}

TEST_CASE("the charset of a page comes from header, bytes or meta", "[page]") {
  CHECK(title(read_page("<title>M\xFCnchen</title>", "text/html; charset=ISO-8859-1", "")) == "München");
  CHECK(title(read_page("<meta charset=windows-1251><title>\xCF\xE8\xF0\xF1</title>", "text/html", "")) ==
        "Пирс");
  CHECK(title(read_page("<meta http-equiv=Content-Type content='text/html; "
                        "charset=shift_jis'><title>\x93\xFA\x96\x7B</title>",
                        "", "")) == "日本");
  CHECK(title(read_page("<title>Пирс</title>", "text/html; charset=iso-8859-1", "")) == "Пирс");
}

TEST_CASE("visible text is counted in characters, without scripts and navigation", "[page]") {
  CHECK(read("<title>x</title><nav>menu</nav><script>var a;</script><p>äöü</p><p style='display:none'>x</p>")
            .text_length == 3);
}

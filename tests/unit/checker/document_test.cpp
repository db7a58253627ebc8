// Pages that are not HTML: plain text, JATS, feeds, other XML; and how the form of a page is told.
#include "checker/page/document.hpp"

#include <string>

#include "page_reading.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

PageFacts read(const std::string& body, const std::string& type, const std::string& url = "",
               const PageWants& wants = {}) {
  Result<PageFacts> facts = read_document(body, type, url, wants);
  REQUIRE(facts);
  return std::move(*facts);
}

constexpr const char* kFeed = R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Notes</title><author><name>The Editors</name></author>
<entry><title>A boat</title><link href="http://h.example/boat"/><published>2014-02-17T09:00:00Z</published>
<updated>2015-01-02T09:00:00Z</updated><author><name>Jane Doe</name></author><content type="html">&lt;p&gt;The old &lt;b&gt;boat&lt;/b&gt; was mended.&lt;/p&gt;</content></entry>
<entry><title type="html">Tides &amp;amp; time</title><link href="http://h.example/tides"/><published>2014-03-18</published>
<author><name>John Roe</name></author></entry></feed>)";

}  // namespace

TEST_CASE("the form of a page is told by its type and its first bytes", "[document]") {
  CHECK(form_of("text/html; charset=utf-8", "x") == PageForm::html);
  CHECK(form_of("application/pdf", "x") == PageForm::pdf);
  CHECK(form_of("application/octet-stream", "\n%PDF-1.4") == PageForm::pdf);
  CHECK(form_of("text/html", "%PDF-1.4") == PageForm::pdf);
  CHECK_FALSE(form_of("application/octet-stream", "text"));
  CHECK_FALSE(form_of("image/png", "\x89PNG"));
  CHECK_FALSE(form_of("application/json", "{}"));
  CHECK_FALSE(form_of("text/css", "a{}"));
  CHECK(form_of("text/plain", "<html>") == PageForm::text);
  CHECK(form_of("application/rss+xml", "<rss>") == PageForm::xml);
  CHECK(form_of("text/xml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>") ==
        PageForm::html);
  CHECK(form_of("application/xhtml+xml", "<html>") == PageForm::html);
  CHECK(form_of("", "<?xml version='1.0'?><feed>") == PageForm::xml);
  CHECK(form_of("", "Just words.") == PageForm::text);
  CHECK(form_of("", "<div>words") == PageForm::html);
  CHECK_FALSE(form_of("", std::string("\0\1\2", 3)));
}

TEST_CASE("of a PDF that was cut or is none nothing is read, and the reason told", "[document]") {
  CHECK(read_document("%PDF-1.4", "application/pdf", "", {.cut = true}).error().what ==
        "the PDF was cut, and its end is what leads through it");
  CHECK(read_document("<html>", "application/pdf", "").error().what == "called a PDF, but it is none");
  CHECK(read_document("x", "image/png", "").error().what == "image/png is not read");
}

TEST_CASE("plain text has a hint of a title, its words, and places in the body", "[document]") {
  std::string body = "Notes on tides\n\n";
  for (int i = 0; i < 30; ++i) body += "The tide in the harbour was the same as it had been before that.\n";
  body += "Nobody mended the old boat in that winter, on 3 May 2014.\n";
  const std::vector<std::string> wanted{"nobody mended the old boat in that winter"};
  const PageFacts facts = read(body, "text/plain", "", {.mentions = true, .quotations = wanted});
  CHECK(facts.form == PageForm::text);
  CHECK(facts.titles.front().confidence < kHint);
  CHECK(best_of(facts.languages) == "en");
  CHECK(facts.searched[0].passage.state == Passage::State::found);
  CHECK(facts.searched[0].passage.offset == body.find("Nobody"));
  CHECK(facts.searched[0].passage.page == 0);
  CHECK(facts.mentioned.size() == 1);
  CHECK(facts.words.may_hold("mended"));
  CHECK_FALSE(facts.words.may_hold("aeroplane"));
}

TEST_CASE("of a feed the entry is read that is cited", "[document]") {
  const PageFacts tides = read(kFeed, "application/atom+xml", "https://h.example/tides/#top");
  CHECK(best_of(tides.titles) == "Tides & time");
  CHECK(authors_of(tides) == "John Roe");
  CHECK(best_of(tides.published) == "2014-03-18");
  CHECK(best_of(tides.sites) == "Harbour Notes");
  const PageFacts feed = read(kFeed, "text/xml", "http://h.example/feed");
  CHECK(best_of(feed.titles) == "Harbour Notes");
  CHECK(authors_of(feed) == "");
  const std::vector<std::string> wanted{"the old boat was mended"};
  CHECK(read(kFeed, "text/xml", "", {.quotations = wanted}).searched[0].passage.state ==
        Passage::State::found);
}

TEST_CASE("the only item of an RSS feed is the page", "[document]") {
  const PageFacts facts =
      read(R"(<rss version="2.0"><channel><title>Harbour Notes</title><item><title>A boat</title>
    <pubDate>Mon, 17 Feb 2014 23:30:00 -0800</pubDate><author>jane@h.example (Jane Doe)</author></item></channel></rss>)",
           "application/rss+xml");
  CHECK(best_of(facts.titles) == "A boat");
  CHECK(authors_of(facts) == "Jane Doe");
  CHECK(best_of(facts.published) == "2014-02-17");
}

TEST_CASE("the front of a JATS article is read, and nothing of its references", "[document]") {
  const PageFacts facts = read(R"(<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.0//EN" "JATS.dtd">
<article article-type="research-article" xml:lang="en"><front><journal-meta><journal-title-group><journal-title>Harbour
Studies</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type="doi">10.1234/tides.5</article-id>
<title-group><article-title>On the <italic>tides</italic> of harbours</article-title><subtitle>A survey</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane</given-names></name></contrib>
<contrib contrib-type="author"><name><surname>van der Berg</surname><given-names>J. B.</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Red</surname><given-names>Ida</given-names></name></contrib></contrib-group>
<pub-date pub-type="epub"><day>3</day><month>6</month><year>2014</year></pub-date><pub-date pub-type="collection"><year>2015</year></pub-date>
</article-meta></front><body><p>Water rises and falls.</p></body><back><ref-list><ref><element-citation><article-title>Other</article-title>
</element-citation></ref></ref-list></back></article>)",
                               "application/xml");
  CHECK(best_of(facts.titles) == "On the tides of harbours");
  CHECK(has(facts.titles, "jats subtitle", "On the tides of harbours: A survey"));
  CHECK(authors_of(facts) == "Jane Doe; J. B. van der Berg");
  CHECK(best_of(facts.published) == "2014-06-03");
  CHECK(best_of(facts.identifiers) == "doi:10.1234/tides.5");
  CHECK(best_of(facts.sites) == "Harbour Studies");
}

TEST_CASE("hostile XML and text end soon", "[document]") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  read("<?xml version='1.0'?>" + deep, "text/xml");
  read(
      "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
      "'&b;&b;&b;&b;']><x>&c;</x>",
      "text/xml");
  read(std::string(300'000, '<'), "text/plain");
  read(std::string(300'000, '<'), "text/xml");
  read("", "text/plain");
  read("<rss><channel/></rss>", "text/xml");
  read(std::string(2'000'000, 'x'), "text/plain", "", {.mentions = true, .text_sketch = true});
}

// What a page shows, and where each byte of it stands in the source.
#include "references/rendered/visible_text.hpp"

#include "references/rendered/coins.hpp"
#include "references/rendered/headings.hpp"
#include "references/rendered/link.hpp"
#include "references/rendered/page.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::rendered;

namespace {

VisibleText::Show all(const Page&, Index) {
  return VisibleText::Show::all;
}

/// The source of the first `part` of what the page shows.
std::string written(const std::string& source, const std::string& part) {
  const Page page(source);
  const VisibleText text(page, {1, page.size()}, all);
  const std::size_t at = text.text().find(part);
  if (at == std::string::npos) return "not shown: " + text.text();
  return std::string(text.in_source({at, at + part.size()}).of(source));
}

std::string shown(const std::string& source) {
  const Page page(source);
  return VisibleText(page, {1, page.size()}, all).text();
}

}  // namespace

TEST_CASE("text is shown with its space collapsed", "[rendered][text]") {
  CHECK(shown("<p>  a \n\t b<br>c</p><p>d<script>e</script><i hidden>f</i></p>") == "a b c d");
  CHECK(shown("<i>a</i><i>b</i> <i> c</i>") == "ab c");
  CHECK(shown("<span>Roe, R.</span><span>On salt.</span><span>x</span>") == "Roe, R. On salt.x");
}

TEST_CASE("what is shown is found in the source", "[rendered][text]") {
  CHECK(written("<p>one two</p>", "two") == "two");
  CHECK(written("<p>a &amp; b</p>", "& b") == "&amp; b");
  CHECK(written("<p>caf&eacute; noir</p>", "café") == "caf&eacute;");
  CHECK(written("<p>x&#8211;y</p>", "–") == "&#8211;");
  CHECK(written("<p>&copy2014 z</p>", "©") == "&copy");
  CHECK(written("<p>&copy2014 z</p>", "2014 z") == "2014 z");
  CHECK(written("<p>AT&T &unknown; &#38; q</p>", "T &unknown; &") == "T &unknown; &#38;");
  CHECK(written("<p>a <b>bold</b> c</p>", "a bold c") == "a <b>bold</b> c");
  CHECK(written("<p>a   b</p>", "a b") == "a   b");
  CHECK(written("<p>a</bogus>b</p>", "ab") == "a</bogus>b");
  CHECK(written("<p>a\r\nb</p>", "a b") == "a\r\nb");
  CHECK(written("<pre>\nfirst</pre>", "first") == "first");
  CHECK(written("<p>1 < 2 and <i>3</i></p>", "< 2") == "< 2");
  CHECK(written("<p>日本&#x8A9E;</p>", "本語") == "本&#x8A9E;");
}

TEST_CASE("links and emphases know what they show", "[rendered][text]") {
  const std::string source = "<p>x <a href='http://a.org'><i> T u </i></a>, <cite>v</cite> <a>w</a></p>";
  const Page page(source);
  const VisibleText text(page, {1, page.size()}, all);
  REQUIRE(text.links().size() == 1);
  CHECK(text.of(text.links()[0].text) == "T u");
  REQUIRE(text.emphases().size() == 2);
  CHECK(text.of(text.emphases()[1].text) == "v");
}

TEST_CASE("a page knows its own places", "[rendered][page]") {
  const std::string source =
      "<link rel=canonical href='https://x.org/a/b.html'><a href='#p'>1</a><a href='b.html#p'>2</a><a "
      "href='/a/b.html#p'>3</a><a href='https://x.org/a/b.html#p'>4</a><a href='c.html#p'>5</a><a "
      "href='#caf%C3%A9'>6</a><a href='#none'>7</a><a href='#'>8</a><p id=p>p</p><a name='café'>n</a>";
  const Page page(source);
  CHECK(page.anchors().size() == 6);
  std::size_t found = 0;
  for (const Anchor& anchor : page.anchors()) found += anchor.target != kNone;
  CHECK(found == 5);
  CHECK(Page::has_word("a bc  d", "bc"));
  CHECK_FALSE(Page::has_word("abc d", "bc"));
  CHECK(percent_decoded("a%20b%2", true) == "a b%2");
}

TEST_CASE("links are told by where they lead", "[rendered][link]") {
  const auto kind = [](std::string_view href) { return classify_link(href).kind; };
  CHECK(kind("https://example.org/a") == Link::Kind::source);
  CHECK(kind("//example.org/a") == Link::Kind::source);
  CHECK(kind(" http://exam\nple.org/a ") == Link::Kind::source);
  CHECK(kind("/a") == Link::Kind::none);
  CHECK(kind("mailto:a@b.org") == Link::Kind::none);
  CHECK(kind("https://web.archive.org/web/20150924010203/http://example.org/") == Link::Kind::archive);
  CHECK(kind("https://scholar.google.com/scholar?q=x") == Link::Kind::search);
  const Link doi = classify_link("https://doi.org/10.1000%2F182");
  REQUIRE(doi.identifier);
  CHECK(doi.identifier->value == "10.1000/182");
  CHECK(classify_link("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/").identifier->kind ==
        Identifier::Kind::pmc);
  CHECK(classify_link("https://arxiv.org/abs/1501.00001").identifier->value == "1501.00001");
  CHECK(registered_host("news.bbc.co.uk") == "bbc.co.uk");
  CHECK(registered_host("www.example.org") == "example.org");
  CHECK(registered_host("example.org") == "example.org");
  CHECK(registered_host("a.b.com.au") == "b.com.au");
  CHECK(is_resolver_name("[CrossRef]"));
  CHECK_FALSE(is_resolver_name("Cross"));
}

TEST_CASE("data beside a citation are decoded", "[rendered][coins]") {
  const std::string source =
      "<span class='Z3988' "
      "title='ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;"
      "rft.atitle=A+%26+B+%E2%80%93+C&amp;rft.empty=&amp;junk&#38;rft.volume=12'></span>";
  const Page page(source);
  Index span = 1;
  while (!is_coins(page, span)) ++span;
  const Coins coins(page, span);
  CHECK(coins.format() == "journal");
  REQUIRE(coins.find("rft.atitle") != nullptr);
  CHECK(coins.find("rft.atitle")->value == "A & B – C");
  CHECK(coins.find("rft.atitle")->span.of(source) == "A+%26+B+%E2%80%93+C");
  CHECK(coins.find("rft.volume")->span.of(source) == "12");
  CHECK(coins.find("rft.empty") == nullptr);
}

TEST_CASE("headings are known in their spellings", "[rendered][headings]") {
  CHECK(heading_kind("References") == Heading::references);
  CHECK(heading_kind("  REFERENCES: ") == Heading::references);
  CHECK(heading_kind("7.1 References¶") == Heading::references);
  CHECK(heading_kind("VII. Works Cited") == Heading::references);
  CHECK(heading_kind("Notes") == Heading::perhaps);
  CHECK(heading_kind("Preferences") == Heading::other);
  CHECK(heading_kind("References to the sea in poetry") == Heading::other);
  CHECK(heading_kind("") == Heading::other);
}

// The bytes of pages: charsets, what is too large or too deep, and what a file looks like.
#include "references/charset.hpp"
#include "unit/references/rendered/read_html.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kPage =
    "<html lang=de><body><h1>Möwen</h1><p>a<sup><a href='#n1'>1</a></sup></p><h2>References</h2><ol><li "
    "id=n1>Müller, "
    "Jörg (2001). <i>Über Möwen</i>. Köln: Seeverlag.</li></ol></body></html>";

std::string latin1(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    out += text[i] == '\xC3' ? static_cast<char>(static_cast<unsigned char>(text[++i]) + 0x40) : text[i];
  return out;
}

std::string utf16(std::string_view text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = static_cast<unsigned char>(text[i]);
    if (code == 0xC3) code = static_cast<unsigned char>(text[++i]) + 0x40U;
    const char high = static_cast<char>(code >> 8U), low = static_cast<char>(code & 0xFFU);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

void check_gulls(const Article& article) {
  CHECK(article.title == "Möwen");
  CHECK(counts(article) == "1:1/-");
  REQUIRE(article.citations.size() == 1);
  CHECK(value(article.citations[0].title) == "Über Möwen");
  CHECK(article.text_of(article.citations[0].title->span) == "Über Möwen");
}

std::string problems(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out.append(out.empty() ? "" : " ").append(problem.kind);
  return out;
}

}  // namespace

TEST_CASE("pages in any charset are read as UTF-8", "[rendered][source]") {
  const Article plain = read_html(kPage);
  check_gulls(plain);
  CHECK(plain.problems.empty());
  const Article marked = read_html("\xEF\xBB\xBF" + kPage);
  check_gulls(marked);
  CHECK(marked.source->size() == kPage.size() + 3);
  CHECK(marked.problems.empty());
  const Article latin = read_html("<meta charset=iso-8859-1>" + latin1(kPage));
  check_gulls(latin);
  CHECK(problems(latin) == "converted-charset");
  check_gulls(read_html(utf16(kPage, true)));
  check_gulls(read_html(utf16(kPage, false)));
}

TEST_CASE("bytes that are no UTF-8 are told of", "[rendered][source]") {
  const Article article = read_html("<meta charset=utf-8><p>\xFF\xC3(</p>" + kPage);
  CHECK(problems(article) == "invalid-utf8");
  CHECK(article.text_of(article.problems[0].span) == "\uFFFD");
  CHECK(counts(article) == "1:1/-");
}

TEST_CASE("zero bytes and odd character references do no harm", "[rendered][source]") {
  std::string page = kPage;
  page.insert(page.find("Müller"), 1, '\0');
  page.insert(page.find("</li>"), "&#0;&#xD800;&#99999999999;&bogus;&");
  CHECK(counts(read_html(page)) == "1:1/-");
}

TEST_CASE("a page that is cut is told of", "[rendered][source]") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>x";
  CHECK(problems(read_html(kPage + deep)) == "cut-html");
  std::string large = kPage;
  large.append(13u << 20, ' ');
  const Article article = read_html(large);
  CHECK(problems(article) == "cut-html");
  check_gulls(article);
}

TEST_CASE("repetition costs linear time", "[rendered][source]") {
  const auto repeated = [](const std::string& part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  for (const std::string part :
       {"<h2>References</h2>", "<p><b>References</b></p>", "<div class=references>", "<a href=#x>1</a>",
        "<li id=cite_note-x><a href=#cite_note-x>1</a>", "<sup><a href='#fn1'>1</a></sup><p id=fn1>a",
        "<cite class='citation web'>x</cite>", "<ol class=references><li>2001 a",
        "<aside role=doc-footnote>x</aside>", "<span class=Z3988 title='a=b&c=d'></span>", "[1-99] ", "&amp;",
        "<a href='http://a.org/'>x</a>"}) {
    INFO(part);
    read_html(repeated(part, 200'000));
  }
}

TEST_CASE("HTML is known by its beginning", "[rendered][formats]") {
  CHECK(looks_like_html("<!DOCTYPE html><html>") > 90);
  CHECK(looks_like_html("\xEF\xBB\xBF\n<!-- saved from url=(0021)https://example.org/ -->\n<HTML lang=en>") >
        90);
  CHECK(looks_like_html("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">") > 90);
  CHECK(looks_like_html("<div class=\"mw-parser-output\"><p>a<sup>1</sup></p></div>") >= 50);
  CHECK(looks_like_html("<?xml version=\"1.0\"?><!DOCTYPE article PUBLIC \"-//NLM//DTD\"><article>") < 30);
  CHECK(looks_like_html("<?xml version=\"1.0\"?><article><front></front></article>") < 30);
  CHECK(looks_like_html("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">") < 30);
  CHECK(looks_like_html("<div>{{Infobox}} [[a]]<ref>b</ref></div>") < 30);
  CHECK(looks_like_html("# Title\n\nText with <b>tags</b>") < 30);
  CHECK(looks_like_html("Plain text.") == 0);
  CHECK(looks_like_html("") == 0);
}

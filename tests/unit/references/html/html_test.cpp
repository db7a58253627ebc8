#include "references/html/html.hpp"

#include "references/html/html_guard.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// The names of the elements above the first one called `name`, outermost first, and its own.
std::string path_of(const HtmlTree& html, std::string_view name) {
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    if (html[i].name != name) continue;
    std::string path;
    for (HtmlTree::Index node = i; node != 0; node = html[node].parent)
      path = std::string(html[node].name) + (path.empty() ? "" : "/") + path;
    return path;
  }
  return "";
}

/// The first element called `name`; the tests name only elements that are there.
HtmlTree::Index first(const HtmlTree& html, std::string_view name) {
  HtmlTree::Index i = 1;
  while (i + 1 < html.size() && html[i].name != name) ++i;
  return i;
}

}  // namespace

TEST_CASE("character references are decoded once", "[page]") {
  const HtmlTree html(
      "<p title='?a=1&copy=2 &amp;amp;'>Caf&eacute; &amp;amp; &#8217;&#x2019;&#146; &hellip; AT&T &copy 2014 "
      "&unknown; &; & &#; &#x; &#xD800;&#99999999999; &");
  CHECK(html.text(0) == "Café &amp; ’’’ … AT&T © 2014 &unknown; &; & &#; &#x; \uFFFD\uFFFD &");
  CHECK(html.attribute(first(html, "p"), "title") == "?a=1&copy=2 &amp;");
  const HtmlTree script("<script>a &amp;&amp; b</script>");
  CHECK(script[first(script, "script") + 1].text == "a &amp;&amp; b");
}

TEST_CASE("omitted end tags are understood", "[page]") {
  CHECK(path_of(HtmlTree("<ul><li>a<li>b<em>c</em></ul>"), "em") == "html/body/ul/li/em");
  CHECK(path_of(HtmlTree("<p>a<p>b<div><i>c</i></div>"), "i") == "html/body/div/i");
  CHECK(path_of(HtmlTree("<table><tr><td>a<td>b<tr><td><i>c</table>"), "i") ==
        "html/body/table/tbody/tr/td/i");
  CHECK(path_of(HtmlTree("<html><head><title>x</title><body><h1>y"), "h1") == "html/body/h1");
}

TEST_CASE("stray end tags do not tear the tree", "[page]") {
  CHECK(path_of(HtmlTree("<div><b><section></b><i>x</i></section></div>"), "i") == "html/body/div/section/i");
  CHECK(path_of(HtmlTree("<div><table><tr><td></div><i>x</i></td></tr></table></div>"), "i") ==
        "html/body/div/table/tbody/tr/td/i");
  CHECK(path_of(HtmlTree("<div></span></p></x><i>x</i></div>"), "i") == "html/body/div/i");
}

TEST_CASE("raw text, comments and CDATA are no markup", "[page]") {
  const HtmlTree html(
      "<script>if (a < b) '<h1>no</h1>'</script ><!-- <h1>no</h1> --><style><h1></style><h1>yes</h1>");
  CHECK(path_of(html, "h1") == "html/body/h1");
  CHECK(html.text(0) == "yes");
  CHECK(HtmlTree("<!--><p>x</p>").text(0) == "x");
  CHECK(HtmlTree("<title>a <b>c</title>d").text(0) == "a <b>c d");
  CHECK(HtmlTree("<svg><title/><path/></svg><p>x").text(0) == "x");
}

TEST_CASE("attributes are read in all their spellings", "[page]") {
  const HtmlTree html("<META Name=author CONTENT = 'A &amp; B' data-x hidden=\"\"/><p class=\"a > b\">t");
  CHECK(html.attribute(first(html, "meta"), "name") == "author");
  CHECK(html.attribute(first(html, "meta"), "content") == "A & B");
  CHECK(html.has_attribute(first(html, "meta"), "data-x"));
  CHECK_FALSE(html.has_attribute(first(html, "meta"), "data"));
  CHECK(html.attribute(first(html, "p"), "class") == "a > b");
  CHECK(html.text(first(html, "p")) == "t");
}

TEST_CASE("text leaves out what no reader sees and ends at its bound", "[page]") {
  const HtmlTree html(
      "<div>a<script>b</script><p style='display : none'>c</p><p hidden>d</p><p>e&nbsp; f</p>g</div>");
  CHECK(html.text(first(html, "div")) == "a e f g");
  const HtmlTree wide("<p>" + std::string(5000, 'x'));
  CHECK(wide.text(first(wide, "p"), 100).size() <= 100);
  const HtmlTree umlauts("<p>äöüäöüäöü");
  CHECK(umlauts.text(first(umlauts, "p"), 5) == "äö");
}

TEST_CASE("misnested tags are mended by the standard's rules", "[page]") {
  CHECK(path_of(HtmlTree("<p><b>x<p><i>y"), "i") == "html/body/p/b/i");
  CHECK(path_of(HtmlTree("<table><div>a</div><tr><td>b"), "div") == "html/body/div");
  const HtmlTree unknown("<My-Tag Data-X=1>a</my-tag>");
  CHECK(path_of(unknown, "my-tag") == "html/body/my-tag");
  CHECK(unknown.attribute(first(unknown, "my-tag"), "data-x") == "1");
}

TEST_CASE("depth, nodes and size are bounded", "[page]") {
  const HtmlLimits limits;
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>x";
  const HtmlTree html(deep);
  std::size_t depth = 0;
  for (HtmlTree::Index i = html.size() - 1; i != 0; i = html[i].parent) ++depth;
  CHECK(depth > limits.depth / 2);
  CHECK(depth <= limits.depth + 4);
  // What comes before the bound is read.
  CHECK(html.text(0, 1u << 20).starts_with("x x x"));
  std::string many;
  for (int i = 0; i < 1200000; ++i) many += "<br>";
  CHECK(HtmlTree(many).size() <= limits.nodes + 4);
}

TEST_CASE("nodes and attributes know their places in the source", "[page]") {
  const std::string source =
      "<!DOCTYPE html><ul><li id=x title='a &amp; b'>one "
      "<b>two</b>\n<li>three</ul><p>f&uuml;nf<br>six<table><tr><td>7</table>";
  const HtmlTree html(source);
  const auto written = [&](HtmlTree::Index node) { return html.span(node).of(source); };
  CHECK(written(first(html, "li")) == "<li id=x title='a &amp; b'>one <b>two</b>\n");
  CHECK(written(first(html, "b")) == "<b>two</b>");
  CHECK(written(first(html, "b") + 1) == "two");
  CHECK(written(first(html, "b") + 3) == "<li>three");
  CHECK(written(first(html, "ul")).ends_with("<li>three</ul>"));
  CHECK(written(first(html, "p")) == "<p>f&uuml;nf<br>six");
  CHECK(written(first(html, "br")) == "<br>");
  CHECK(html.span(first(html, "tbody")).of(source) == "<tr><td>7");
  CHECK(html.attribute_span(first(html, "li"), "title").of(source) == "a &amp; b");
  CHECK(html.attribute_span(first(html, "li"), "id").of(source) == "x");
  CHECK(html.attribute_span(first(html, "li"), "lang").empty());
  CHECK(html.parsed_bytes() == source.size());
}

TEST_CASE("places hold on misnested markup", "[page]") {
  for (const std::string source : {"<p><b>x<p>y</b>z", "<table>a<b>b<tr>c</b></table>d", "<a>1<a>2</a>",
                                   "</p></br>x<image src=y>", "<b><i><p>q</b>r</i>s"}) {
    const HtmlTree html(source);
    for (HtmlTree::Index i = 0; i < html.size(); ++i) {
      CHECK(html.span(i).begin <= html.span(i).end);
      CHECK(html.span(i).end <= source.size());
    }
  }
}

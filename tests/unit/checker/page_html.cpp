#include "checker/page/entities.hpp"
#include "checker/page/html.hpp"
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

}  // namespace

TEST_CASE("character references are decoded once", "[page]") {
  CHECK(decode_entities("Caf&eacute; &amp;amp; &#8217;&#x2019;&#146; &hellip;") == "Café &amp; ’’’ …");
  CHECK(decode_entities("AT&T &copy 2014 &unknown; &; & &#; &#x;") == "AT&T © 2014 &unknown; &; & &#; &#x;");
  CHECK(decode_entities("?a=1&copy=2") == "?a=1&copy=2");
  CHECK(decode_entities("&#0;&#xD800;&#99999999999;") == "\uFFFD\uFFFD\uFFFD");
  CHECK(decode_entities("&") == "&");
}

TEST_CASE("omitted end tags are understood", "[page]") {
  CHECK(path_of(HtmlTree("<ul><li>a<li>b<em>c</em></ul>"), "em") == "ul/li/em");
  CHECK(path_of(HtmlTree("<p>a<p>b<div><i>c</i></div>"), "i") == "div/i");
  CHECK(path_of(HtmlTree("<table><tr><td>a<td>b<tr><td><i>c</table>"), "i") == "table/tr/td/i");
  CHECK(path_of(HtmlTree("<html><head><title>x</title><body><h1>y"), "h1") == "html/body/h1");
}

TEST_CASE("stray end tags do not tear the tree", "[page]") {
  CHECK(path_of(HtmlTree("<div><b><section></b><i>x</i></section></div>"), "i") == "div/b/section/i");
  CHECK(path_of(HtmlTree("<div><table><tr><td></div><i>x</i></td></tr></table></div>"), "i") ==
        "div/table/tr/td/i");
  CHECK(path_of(HtmlTree("<div></span></p></x><i>x</i></div>"), "i") == "div/i");
}

TEST_CASE("raw text, comments and CDATA are no markup", "[page]") {
  const HtmlTree html(
      "<script>if (a < b) '<h1>no</h1>'</script ><!-- <h1>no</h1> --><style><h1></style><h1>yes</h1>");
  CHECK(path_of(html, "h1") == "h1");
  CHECK(html.text(0) == "yes");
  CHECK(HtmlTree("<!--><p>x</p>").text(0) == "x");
  CHECK(HtmlTree("<title>a <b>c</title>d").text(0) == "a <b>c d");
  CHECK(HtmlTree("<svg><title/><path/></svg><p>x").text(0) == "x");
}

TEST_CASE("attributes are read in all their spellings", "[page]") {
  const HtmlTree html("<META Name=author CONTENT = 'A &amp; B' data-x hidden=\"\"/><p class=\"a > b\">t");
  CHECK(html.attribute(1, "name") == "author");
  CHECK(html.attribute(1, "content") == "A & B");
  CHECK(html.has_attribute(1, "data-x"));
  CHECK_FALSE(html.has_attribute(1, "data"));
  CHECK(html.attribute(2, "class") == "a > b");
  CHECK(html.text(2) == "t");
}

TEST_CASE("text leaves out what no reader sees and ends at its bound", "[page]") {
  const HtmlTree html(
      "<div>a<script>b</script><p style='display : none'>c</p><p hidden>d</p><p>e&nbsp; f</p>g</div>");
  CHECK(html.text(1) == "a e f g");
  const std::string long_line = "<p>" + std::string(5000, 'x');
  const HtmlTree wide(long_line);
  CHECK(wide.text(1, 100).size() <= 100);
  const HtmlTree umlauts("<p>äöüäöüäöü");
  CHECK(umlauts.text(1, 5) == "äö");
}

TEST_CASE("depth, nodes and size are bounded", "[page]") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  deep += "x";
  const HtmlTree html(deep);
  std::size_t depth = 0;
  for (HtmlTree::Index i = html.size() - 1; i != 0; i = html[i].parent) ++depth;
  CHECK(depth <= HtmlTree::kMaxDepth + 1);
  CHECK(html.text(0, 1u << 20) == "x");
  std::string many;
  for (int i = 0; i < 1200000; ++i) many += "<a>";
  CHECK(HtmlTree(many).size() <= HtmlTree::kMaxNodes);
}

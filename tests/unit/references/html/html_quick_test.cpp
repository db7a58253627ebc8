// The quick tree has the shape that real pages mean.

#include <chrono>

#include "references/html/html.hpp"
#include "references/html/html_head.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// "div(p(b'x')p)": every element with what it holds, texts that are not blank in quotes.
std::string shape_of(const HtmlTree& html, HtmlTree::Index node = 0) {
  std::string shape;
  for (HtmlTree::Index i = node + 1; i < html[node].end; i = html[i].end) {
    if (html[i].name.empty()) {
      if (!trim(html[i].text).empty()) shape += "'" + collapse_space(html[i].text) + "'";
      continue;
    }
    const std::string inner = shape_of(html, i);
    shape += std::string(html[i].name) + (inner.empty() ? "" : "(" + inner + ")") + " ";
  }
  return std::string(trim(shape));
}

/// What a tag that closes nothing parts is one text all the same.
std::string joined(std::string shape) {
  for (std::size_t at = shape.find("''"); at != std::string::npos; at = shape.find("''", at))
    shape.erase(at, 2);
  return shape;
}

std::string quick(std::string_view source) {
  HtmlHead head;
  return shape_of(HtmlTree(source, head));
}

std::string repeat(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

TEST_CASE("the quick tree is the parser's on what pages leave out", "[page][quick]") {
  // Forms apart: gumbo closes them before their text. "</p>" alone makes no paragraph here.
  for (const std::string inner : {"<p>a<p>b",
                                  "<p>a<div>b</div>c",
                                  "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e",
                                  "<dl><dt>a<dd>b<dt>c</dl>",
                                  "<select><option>a<option>b</select>c",
                                  "<h1>a<h2>b</h2>",
                                  "<h1>a</h2>b",
                                  "<a href=x>a<a href=y>b</a>",
                                  "<b>a<i>b</i></b>c",
                                  "<div><span>a</div>b",
                                  "a</div>b</span>c",
                                  "<img><br>a<input>b",
                                  "<img/>a",
                                  "<table><tbody><tr><td>a<td>b<tr><th>c</table>d",
                                  "<table><tbody><tr><td><p>a<td><table><tbody><tr><td>b</table></table>c",
                                  "<svg><g><circle/>a</g></svg>b",
                                  "<svg><p>a",

                                  "<textarea>a<b></textarea>c",
                                  "<script>a<b></script>c",
                                  "<article><footer>a</footer></article>",
                                  "<p>a<ul><li>b</ul>c",
                                  "<button>a<button>b</button>",
                                  "a&amp;b&nbsp;c&#8211;d"}) {
    INFO(inner);
    const std::string source = "<!DOCTYPE html><html><head></head><body>" + inner + "</body></html>";
    CHECK(joined(quick(source)) == joined(shape_of(HtmlTree(source))));
  }
}

TEST_CASE("the quick tree gives attributes and places as the parser does", "[page][quick]") {
  const std::string source = "<DIV CLASS='a &amp; b' Data-X=1 hidden><p id=\"q\">text &lt;</p></DIV>";
  HtmlHead head;
  const HtmlTree html(source, head);
  CHECK(html.attribute(1, "class") == "a & b");
  CHECK(html.attribute(1, "data-x") == "1");
  CHECK(html.is_invisible(1));
  CHECK(html.attribute_span(2, "id").of(source) == "q");
  CHECK(html.text(2) == "text <");
  CHECK(html.span(2).of(source).starts_with("<p id"));
  CHECK(html.parsed_bytes() == source.size());
}

TEST_CASE("the head is read to the end where the tree grows too large", "[page][quick]") {
  const std::string source = repeat("<b></b>", 4'000'000) + "<title>late</title><meta name=author content=x>";
  HtmlHead head;
  const HtmlTree html(source, head);
  CHECK(html.parsed_bytes() < source.size());
  CHECK(html.size() < 600'000);
  CHECK(head.elements().size() == 2);
}

TEST_CASE("the quick tree takes linear time on hostile documents", "[page][quick]") {
  constexpr std::size_t kSize = 1'000'000;
  for (const std::string part : {"<div>",
                                 "</div>",
                                 "<b>",
                                 "<b><div></b>",
                                 "<a><div>",
                                 "<p><b>",
                                 "<table><td>",
                                 "<svg><g>",
                                 "<svg><title>",
                                 "<select><b>",
                                 "<li><div>",
                                 "<math></math>",
                                 "<!-",
                                 "<![CDATA[",
                                 "&a;",
                                 "<x a=&b;>",
                                 "<script><!--<script>",
                                 "<title></titl",
                                 "<i></x>",
                                 "<form></form><td>"}) {
    INFO(part);
    const auto start = std::chrono::steady_clock::now();
    HtmlHead head;
    const std::string source = repeat(part, kSize);
    const HtmlTree html(source, head);
    CHECK(html.size() < 1'000'000);
    // Far more than any takes; a quadratic pass would need many minutes.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
}

// What makes a conforming HTML parser slow is cut off, and nothing else is.

#include "references/html/html_guard.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "references/html/html.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// `part` again and again, each "#" in it a number of its own.
std::string repeat(std::string_view part, std::size_t bytes) {
  std::string out;
  for (std::size_t number = 0; out.size() < bytes;)
    for (const char c : part) out += c == '#' ? std::to_string(++number) : std::string(1, c);
  return out;
}

std::size_t depth_of(const HtmlTree& html) {
  std::vector<std::size_t> depths(html.size(), 0);
  std::size_t deepest = 0;
  for (HtmlTree::Index i = 1; i < html.size(); ++i)
    deepest = std::max(deepest, depths[i] = depths[html[i].parent] + 1);
  return deepest;
}

}  // namespace

TEST_CASE("what costs the parser quadratic time is cut off", "[page][guard]") {
  constexpr std::size_t kSize = 300'000;
  const std::vector<std::string> pages{
      repeat("<div>", kSize),
      repeat("<x>", kSize),
      repeat("<span><div></span></div>", kSize),
      repeat("<p><b id=#></p>", kSize),
      repeat("<b id=#><table></b></table>", kSize),
      repeat("<table><b id=#></table>", kSize),
      repeat("<table><td><b id=#><object>", kSize),
      repeat("<td><b id=#></td>", kSize),
      repeat("<nobr><h1>", kSize),
      repeat("<b><span><div></b></div><x></span>", kSize),
      repeat("<table><table></table><div></table>", kSize),
      repeat("<!DOCTYPE html><p><table></table><span></p>", kSize),
      repeat("<form><form><div></form>", kSize),
      repeat("<div><select></div></select>", kSize),
      repeat("<select><style><input><div>", kSize),
      repeat("<select><template><table>", kSize),
      repeat("<svg><span><x/>", kSize),
      repeat("<svg><g><canvas></x>", kSize),
      repeat("<math><foreignobject><th></p>", kSize),
      repeat("<rt><ruby><p>x", kSize),
      repeat("<frameset><p>", kSize),
      repeat("<frameset><style><html a#=1></style>", kSize),
      repeat("<html a#=1>", kSize),
      "<p " + repeat("a#=1 ", kSize) + ">",
      repeat("<script><!--</script><div>", kSize),
      repeat("<!--><div>", kSize),
      repeat("<title></title x='<title>'><div>", kSize),
  };
  for (const std::string& page : pages) {
    INFO(page.substr(0, 60));
    const std::size_t bytes = parseable_bytes(page);
    CHECK(bytes < page.size());
    const HtmlTree html(page);
    CHECK(depth_of(html) < 1200);
    CHECK(html.size() < 300'000);
  }
}

TEST_CASE("long pages that open little at a time are whole", "[page][guard]") {
  constexpr std::size_t kSize = 300'000;
  for (const std::string_view part : {"<p>a<b>b</b><i>c</i>",
                                      "<p>a",
                                      "<ul><li>a<li>b<ul><li>c</ul></ul>",
                                      "<dl><dt>a<dd>b</dl>",
                                      "<table><tr><td>a<td><b>b</b><tr><th>c</table>",
                                      "<a href=x>a</a> ",
                                      "<a href=x>a ",
                                      "<br>x",
                                      "<h1>a</h1><h2>b</h2>",
                                      "<svg><title>a</title><path d=''/><g><path/></g></svg>",
                                      "<math><mi>x</mi><mo>=</mo></math>",
                                      "<script>'<div>'</script><style><b></style>",
                                      "<!-- <div> -->",
                                      "<select><option>a<option>b</select>",
                                      "<form><input><button>a</button></form>",
                                      "<div><p><span>a</span></div>",
                                      "<p><font color=red><b>a</font></b></p>",
                                      "<ruby>a<rt>b</ruby>",
                                      "</div></p></b>",
                                      "<![CDATA[<div>]]>",
                                      "<?php <div>",
                                      "< div",
                                      "&amp;&#60;div&#62;"}) {
    const std::string page = repeat(part, kSize);
    INFO(part);
    CHECK(parseable_bytes(page) == page.size());
  }
}

TEST_CASE("a page is cut before the tag that passes a limit, at whole code points", "[page][guard]") {
  HtmlLimits limits;
  limits.depth = 3;
  CHECK(parseable_bytes("<div>a<div>b<div>c<div>d", limits) == 18);
  CHECK(parseable_bytes("<div>a<div>b</div><div>c</div><br><img>", limits) == 39);
  limits = {};
  limits.attributes = 2;
  CHECK(parseable_bytes("x<p a b><p a b c>", limits) == 8);
  CHECK(parseable_bytes("<html a><body b><p><html c>", limits) == 19);
  limits = {};
  limits.formatting = 1;
  CHECK(parseable_bytes("<b>a</b><i>b</i><b>c<i>d", limits) == 20);
  limits = {};
  limits.bytes = 4;
  CHECK(parseable_bytes("abc\u00E4d", limits) == 3);
  CHECK(parseable_bytes("", limits) == 0);
}

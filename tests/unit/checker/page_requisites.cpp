// What a page and a style sheet need to look right.
#include "checker/page/requisites.hpp"
#include "checker/page/style_urls.hpp"
#include "checker/run/requisites.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::vector<std::string> urls_of(const std::vector<Requisite>& list) {
  std::vector<std::string> out;
  for (const Requisite& each : list) out.push_back(each.url);
  return out;
}

std::vector<std::string> styled(std::string_view css) {
  std::vector<std::string> out;
  for (const StyleUrl& each : style_urls(css)) out.push_back((each.import ? "@" : "") + each.url);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("style sheets tell what they fetch", "[requisites]") {
  CHECK(styled("a{background:url(x.png)}") == Texts{"x.png"});
  CHECK(styled("a{background:URL( 'a b.png' ) , url(\"c)d.png\")}") == Texts{"a b.png", "c)d.png"});
  CHECK(styled("@import 'a.css'; @import url(b.css) screen;") == Texts{"@a.css", "@b.css"});
  CHECK(styled("@import \"a.css\" supports(content: \"x\") layer(y);") == Texts{"@a.css"});
  CHECK(styled("/* url(no.png) */ a::before{content:'url(no.png)'}").empty());
  CHECK(styled("@namespace svg url(http://www.w3.org/2000/svg);").empty());
  CHECK(styled("a{background:url(a\\29 b.png)}") == Texts{"a)b.png"});
  CHECK(styled("@font-face{font-family:\"F\";src:url(f.woff2) format(\"woff2\"),url(f.ttf)}") ==
        Texts{"f.woff2", "f.ttf"});
  CHECK(styled("a{background:image-set(\"a.png\" 1x, 'b.png' type(\"image/png\") 2x); content:\"no\"}") ==
        Texts{"a.png", "b.png"});
  CHECK(styled("a{background:curl(no.png)}").empty());
  for (const char* broken :
       {"url(", "url('", "@", "@import", "/*", "\\", "url(\\", "image-set(", "a:url(\"x"})
    CHECK(styled(broken).size() <= 1);
}

TEST_CASE("candidates of srcset are parted as browsers part them", "[requisites]") {
  const auto of = [](std::string_view text) { return srcset_urls(text); };
  CHECK(of("a.png 1x, b.png 2x") == std::vector<std::string_view>{"a.png", "b.png"});
  CHECK(of("a.png,b.png 2x") == std::vector<std::string_view>{"a.png,b.png"});
  CHECK(of(" a.png, b,c.png 300w ,d.png") == std::vector<std::string_view>{"a.png", "b,c.png", "d.png"});
  CHECK(of("a.png (x,y) 1x, b.png") == std::vector<std::string_view>{"a.png", "b.png"});
  CHECK(of(", ,").empty());
}

TEST_CASE("a page tells what it needs, what matters most first", "[requisites]") {
  const std::string html =
      "<html><head><base href='https://cdn.example/d/'><link rel='Shortcut Icon' href='i.ico'>"
      "<link rel=stylesheet href=s.css><link rel='alternate stylesheet' href=no.css>"
      "<link rel=preload as=font href=f.woff2><link rel=canonical href=/no><style>p{background:url(p.png)}"
      "</style></head><body background=b.gif><img src=\"x.png?a=1&amp;b=2#c\" srcset='y.png 2x'>"
      "<img src=\"data:image/png;base64,xx\"><img src='x.png?a=1&b=2'><div style=\"background:url('q.png')\">"
      "<video poster=v.jpg src=no.mp4></video><input type=image src=n.png><iframe src=no.html></iframe>"
      "<svg><image href='s.svg'/><use href='#in'/></svg><img src='javascript:no'><img src='ftp://x/no'>";
  CHECK(urls_of(page_requisites(html, "text/html", "http://a.example/page")) ==
        Texts{"https://cdn.example/d/s.css", "https://cdn.example/d/f.woff2", "https://cdn.example/d/p.png",
              "https://cdn.example/d/b.gif", "https://cdn.example/d/x.png?a=1&b=2",
              "https://cdn.example/d/q.png", "https://cdn.example/d/v.jpg", "https://cdn.example/d/n.png",
              "https://cdn.example/d/s.svg", "https://cdn.example/d/i.ico", "https://cdn.example/d/y.png"});
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "<img src=" + std::to_string(i) + ">";
  CHECK(page_requisites(many, "text/html", "http://a.example/").size() == 1000);
}

TEST_CASE("a page gets its share of requisites, each once in a run", "[requisites]") {
  RequisiteList list({.count = 5, .bytes = 100, .depth = 1, .at_once = 2});
  const auto needs = [](std::initializer_list<const char*> urls) {
    std::vector<Requisite> out;
    for (const char* url : urls) out.push_back({url, true});
    return out;
  };
  auto asked = list.page("p", needs({"a", "b", "c", "a"}));
  REQUIRE(asked.size() == 2);
  CHECK(list.open() == 2);
  CHECK(list.page("q", needs({"a", "b"})).empty());  // on their way for another page
  auto next = list.done(asked[0], 10, needs({"a", "d", "e", "f"}));
  REQUIRE(next.size() == 1);
  CHECK(next[0].url == "c");
  CHECK(next[0].page == "p");
  next = list.done(asked[1], 10, {});
  REQUIRE(next.size() == 1);
  CHECK(next[0].url == "d");
  CHECK(next[0].depth == 1);
  const auto deeper = list.done(next[0], 10, needs({"g"}));  // too deep
  REQUIRE(deeper.size() == 1);
  CHECK(deeper[0].url == "e");  // the fifth and last
  CHECK(list.done(deeper[0], 200, {}).empty());
  CHECK(list.open() == 1);
}

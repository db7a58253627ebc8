#include "references/url.hpp"

#include <string>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string scheme_of(std::string_view text) {
  const Url url = parse_url(text);
  return std::string(url.scheme());
}

std::string host_of(std::string_view text) {
  const Url url = parse_url(text);
  return std::string(url.host());
}

}  // namespace

TEST_CASE("a URL is taken apart and nothing is changed", "[url]") {
  const Url url = parse_url(" HTTPS://user:pw@WWW.Example.org:8080/a/B?q=1&r=http://x#frag ");
  CHECK(url.href() == "HTTPS://user:pw@WWW.Example.org:8080/a/B?q=1&r=http://x#frag");
  CHECK(url.scheme() == "https");
  CHECK(url.userinfo() == "user:pw");
  CHECK(url.host() == "www.example.org");
  CHECK(url.port() == 8080);
  CHECK(url.path() == "/a/B");
  CHECK(url.query() == "q=1&r=http://x");
  CHECK(url.fragment() == "frag");
  CHECK(url.is_http());
  CHECK_FALSE(url.is_home());
  CHECK(parse_url("http://example.org").is_home());
  CHECK(parse_url("http://example.org/#top").is_home());
  CHECK(scheme_of("//example.org/a") == "https");
  CHECK(parse_url("//example.org/a").href() == "//example.org/a");
  CHECK(host_of("http://[2001:db8::1]:80/") == "[2001:db8::1]");
  CHECK(host_of("http://münchen.example/ä") == "münchen.example");
  CHECK(scheme_of("mailto:a@example.org") == "mailto");
  CHECK_FALSE(parse_url("mailto:a@example.org").is_http());
}

TEST_CASE("what is no absolute URL keeps its text and has no scheme", "[url]") {
  for (const std::string_view text : {"", "example.org/a", "see: the text", "http://", "http:///path",
                                      "http://a b/", "http://example.org:99999/", "http://example.org:x/",
                                      "http://good.example\\@evil.example/", "http://[::1", "http://a<b>/"}) {
    INFO(text);
    const Url url = parse_url(text);
    CHECK_FALSE(url.is_http());
    CHECK(url.href() == text);
  }
}

TEST_CASE("equal URLs have one key", "[url]") {
  CHECK(fetch_key(parse_url("HTTP://EXAMPLE.org/A?b=C#d")) == "http://example.org/A?b=C");
  CHECK(fetch_key(parse_url("//Example.org/x")) == "https://example.org/x");
  CHECK(fetch_key(parse_url("http://U:P@Example.org/")) == "http://example.org/");
  CHECK(fetch_key(parse_url("http://example.org/?")) == "http://example.org/?");
}

TEST_CASE("secrets are never printed", "[url]") {
  CHECK(without_userinfo("https://user:pw@example.org/a@b") == "https://example.org/a@b");
  CHECK(without_userinfo("https://a@b@example.org/") == "https://example.org/");
  CHECK(without_userinfo("https://example.org/a@b") == "https://example.org/a@b");
  CHECK(without_userinfo("no url") == "no url");

  CHECK(without_credentials("|url=http://user:pw@example.org/a |x=b@c") ==
        "|url=http://example.org/a |x=b@c");
  CHECK(without_credentials("<a href=\"ftp://u@h.example\">//u:p@h.example/x</a> //i@b") ==
        "<a href=\"ftp://h.example\">//h.example/x</a> //b");
  CHECK(without_credentials("https://web.archive.org/web/2014/http://u:p@[::1]:8/") ==
        "https://web.archive.org/web/2014/http://[::1]:8/");
  for (const char* kept : {"http://example.org/@user", "http://example.org//@user", "http://example.org?a@b",
                           "http://example.org|mail=a@b.org", "a // comment by me@example.org", "///@", "//"})
    CHECK(without_credentials(kept) == kept);
  const std::string slashes(100'000, '/');
  CHECK(without_credentials(slashes + "u:p@x").size() == slashes.size() + 1);
}

TEST_CASE("URLs are found in running text", "[url]") {
  const auto at = [](std::string_view text) {
    const auto begin = find_url(text);
    return begin ? std::string(url_at(text, *begin)) : std::string();
  };
  CHECK(at("see http://example.org/a.html.") == "http://example.org/a.html");
  CHECK(at("(http://example.org/a_(b))") == "http://example.org/a_(b)");
  CHECK(at("(http://example.org/a)") == "http://example.org/a");
  CHECK(at("[https://example.org/a title]") == "https://example.org/a");
  CHECK(at("“https://example.org/”, ") == "https://example.org/");
  CHECK(at("{{x|http://example.org|y}}") == "http://example.org");
  CHECK(at("http://, https:// and ftp://x/").empty());
  CHECK(at("https://web.archive.org/web/2014/http://example.org/") ==
        "https://web.archive.org/web/2014/http://example.org/");
  CHECK(find_url("xhttp://example.org/") == std::nullopt);
  CHECK(url_at("http://a", 9).empty());
}

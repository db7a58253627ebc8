// URLs as cited become URLs that can be asked.
#include "checker/web/route.hpp"
#include "checker/web/target.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string wire_of(std::string_view url) {
  const auto target = read_target(url);
  return target ? target->wire : "error: " + target.error().what;
}

std::string resolved(std::string_view base, std::string_view location) {
  const auto url = resolve_location(base, location);
  return url ? *url : "error";
}

}  // namespace

TEST_CASE("a URL is made ready for the wire") {
  CHECK(wire_of("http://Example.ORG") == "http://example.org/");
  CHECK(wire_of("http://example.org/a?b=c#d") == "http://example.org/a?b=c");
  CHECK(wire_of("http://user:secret@example.org/a") == "http://example.org/a");
  CHECK(wire_of("https://example.org/a b/\xC3\xA9?q=x y") == "https://example.org/a%20b/%C3%A9?q=x%20y");
  CHECK(wire_of("http://example.org/100%25/%e9") == "http://example.org/100%25/%e9");
  CHECK(wire_of("http://example.org/a|b") == "http://example.org/a|b");
  CHECK(wire_of("http://b\xC3\xBC"
                "cher.example/") == "http://xn--bcher-kva.example/");
  CHECK(wire_of("http://B\xC3\x9C"
                "CHER.example/") == "http://xn--bcher-kva.example/");
  CHECK(wire_of("http://fa\xC3\x9F.example/") == "http://xn--fa-hia.example/");
  CHECK(wire_of("http://\xE4\xBE\x8B\xE3\x81\x88\xE3\x80\x82\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88/") ==
        "http://xn--r8jz45g.xn--zckzah/");
  CHECK(
      wire_of("http://"
              "\xD0\xBF\xD1\x80\xD0\xB5\xD0\xB7\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBD\xD1\x82.\xD1\x80\xD1\x84/") ==
      "http://xn--d1abbgf6aiiy.xn--p1ai/");
  CHECK(wire_of("http://example.org?q=1") == "http://example.org/?q=1");
  CHECK(wire_of("http://example.org:8080/") == "http://example.org:8080/");
  const auto target = read_target("https://Example.org/a/b?c");
  REQUIRE(target);
  CHECK(target->host == "example.org");
  CHECK(target->port == 443);
  CHECK(target->path == "/a/b");
  CHECK(target->https);
  CHECK_FALSE(target->literal);
}

TEST_CASE("what cannot be asked is an error") {
  for (const char* url :
       {"", "example.org/a", "ftp://example.org/", "javascript:alert(1)", "http://", "http://exa mple.org/",
        "mailto:a@b.org", "http://[::1/", "http://example.org:99999/", "http://abcdefghij234567.onion/"}) {
    INFO(url);
    CHECK_FALSE(read_target(url));
  }
  CHECK_FALSE(read_target("http://example.org/" + std::string(100'000, 'a')));
  CHECK_FALSE(read_target(std::string_view{"http://example.org/\0a", 21}));
}

TEST_CASE("a Location is resolved against the URL that was asked") {
  const std::string base = "http://example.org/a/b?c=d";
  CHECK(resolved(base, "/x") == "http://example.org/x");
  CHECK(resolved(base, "x") == "http://example.org/a/x");
  CHECK(resolved(base, "../x") == "http://example.org/x");
  CHECK(resolved(base, "?y=z") == "http://example.org/a/b?y=z");
  CHECK(resolved(base, "//other.example/x") == "http://other.example/x");
  CHECK(resolved(base, "https://other.example") == "https://other.example/");
  CHECK(resolved(base, "/x#fragment") == "http://example.org/x");
  CHECK(resolved(base, "#fragment") == base);
  CHECK(resolved(base, "/with space") == "http://example.org/with%20space");
  CHECK(resolved(base, "/caf\xC3\xA9") == "http://example.org/caf%C3%A9");
  CHECK(resolved(base, "/caf\xE9") == "http://example.org/caf%E9");
  CHECK(resolved(base, "http://user:pass@other.example/") == "http://other.example/");
  CHECK(resolved(base, "/a?u=http://b.example/") == "http://example.org/a?u=http://b.example/");
  for (const char* location : {"javascript:alert(1)", "data:text/html,x", "ftp://example.org/x",
                               "file:///etc/passwd", "mailto:a@b.org", "http://", "http://[/"}) {
    INFO(location);
    CHECK(resolved(base, location) == "error");
  }
}

TEST_CASE("routes say where a request really goes") {
  const Routes routes{{"a.example:80:127.0.0.1:8080", "b.example::[::1]:", "::c.example:9"},
                      {"d.example:80:192.0.2.1,[2001:db8::1]", "*:81:192.0.2.2"}};
  CHECK(routes.endpoint("a.example", 80) == Endpoint{"127.0.0.1", 8080});
  CHECK(routes.endpoint("b.example", 443) == Endpoint{"::1", 443});
  CHECK(routes.endpoint("a.example", 443) == Endpoint{"c.example", 9});
  REQUIRE(routes.addresses({"d.example", 80}));
  CHECK(routes.addresses({"d.example", 80})->size() == 2);
  CHECK(routes.addresses({"e.example", 81}));
  CHECK_FALSE(routes.addresses({"d.example", 443}));
  CHECK_THROWS_AS((Routes{{"a:b"}, {}}), std::runtime_error);
  CHECK_THROWS_AS((Routes{{"a:99999:b:1"}, {}}), std::runtime_error);
  CHECK_THROWS_AS((Routes{{}, {"a.example:80"}}), std::runtime_error);
  CHECK_THROWS_AS((Routes{{}, {"a.example:80:b.example"}}), std::runtime_error);
}

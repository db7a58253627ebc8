// robots.txt, by the letter of RFC 9309.
#include "checker/web/robots.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

RobotsRules rules(std::string_view text) {
  return RobotsRules::parse(text, "citecheck");
}

}  // namespace

TEST_CASE("the group that names us counts, else the one for all", "[web][robots]") {
  const std::string_view text =
      "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: CiteCheck/2.0\nDisallow: /private # "
      "ours\n"
      "Crawl-delay: 2.5\n\nUser-agent: third\nDisallow: /papers\n";
  CHECK(rules(text).allows("/papers"));
  CHECK_FALSE(rules(text).allows("/private/a"));
  CHECK(rules(text).delay() == std::chrono::milliseconds(2500));
  CHECK_FALSE(RobotsRules::parse(text, "unknown").allows("/papers"));
  CHECK(rules("User-agent: *\nDisallow: /\nUser-agent: citecheck\nDisallow:\n").allows("/a"));
  CHECK_FALSE(
      rules(
          "User-agent: citecheck\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: citecheck\nDisallow: "
          "/b\n")
          .allows("/b"));
  CHECK(rules("User-agent: citecheckers\nDisallow: /\n").allows("/a"));
}

TEST_CASE("the longest rule decides, and of equals the one that allows", "[web][robots]") {
  const RobotsRules some =
      rules("user-agent:*\ndisallow:/a\nallow:/a/b\ndisallow:/a/b/c\nallow: /x\ndisallow: /x\n");
  CHECK_FALSE(some.allows("/a"));
  CHECK_FALSE(some.allows("/ab"));
  CHECK(some.allows("/a/b"));
  CHECK_FALSE(some.allows("/a/b/cd"));
  CHECK(some.allows("/x"));
  CHECK(some.allows("/"));
  CHECK(some.allows("/robots.txt"));
}

TEST_CASE("stars and the end of a path are understood, and encodings compared", "[web][robots]") {
  const RobotsRules some = rules(
      "User-agent: *\rDisallow: /*.pdf$\rDisallow: /*?session=\rDisallow: /a*b*c\rDisallow: "
      "/caf\xC3\xA9\rDisallow: "
      "/%7euser\r");
  CHECK_FALSE(some.allows("/x/y.pdf"));
  CHECK(some.allows("/x/y.pdf?a"));
  CHECK_FALSE(some.allows("/x?session=1"));
  CHECK_FALSE(some.allows("/a12b34c5"));
  CHECK(some.allows("/a12c"));
  CHECK_FALSE(some.allows("/caf%c3%a9"));
  CHECK_FALSE(some.allows("/~user"));
}

TEST_CASE("files that are none forbid nothing, and hostile ones take little time", "[web][robots]") {
  CHECK(rules("").allows("/a"));
  CHECK(rules("<!DOCTYPE html><html>Not found</html>").allows("/a"));
  CHECK(rules("Disallow: /\n").allows("/a"));
  CHECK_FALSE(RobotsRules::all_forbidden().allows("/a"));
  CHECK(RobotsRules::none().allows("/a"));
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 50'000; ++i) stars += "*a";
  CHECK(rules(stars + "$\n").allows("/" + std::string(50'000, 'b')));
  CHECK(rules("User-agent: *\nCrawl-delay: 1e300\n").delay() == std::chrono::milliseconds(60'000));
  CHECK_FALSE(rules("User-agent: *\nCrawl-delay: nan\n").delay());
}

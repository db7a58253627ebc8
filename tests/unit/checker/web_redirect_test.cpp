// Where redirects lead, and the cookies that go along.
#include "checker/web/cookies.hpp"
#include "checker/web/redirect.hpp"
#include "support/catch.hpp"
#include "unit/checker/web_chain.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string cookies_at(const std::vector<ExchangePtr>& exchanges, std::string_view url) {
  return cookies_for(exchanges, *read_target(url));
}

}  // namespace

TEST_CASE("redirects are followed") {
  for (const int status : {301, 302, 303, 307, 308}) {
    const auto next = next_hop(hops({answered(status, "http://a.example/x", {"Location: /y"})}), 10);
    CHECK(next.url == "http://a.example/y");
  }
  for (const int status : {200, 300, 304, 404, 500}) {
    const auto next = next_hop(hops({answered(status, "http://a.example/x", {"Location: /y"})}), 10);
    CHECK(next.url.empty());
    CHECK(next.end == Chain::End::answered);
  }
  CHECK(next_hop(hops({failed(NetFailure::reset, "http://a.example/")}), 10).end == Chain::End::failed);
}

TEST_CASE("a redirect to nowhere ends the chain") {
  for (const char* field : {"Location: javascript:alert(1)", "Location: data:,x",
                            "Location: ftp://a.example/", "Location:", "X-Other: 1"}) {
    const auto next = next_hop(hops({answered(302, "http://a.example/", {field})}), 10);
    CHECK(next.url.empty());
    CHECK(next.end == Chain::End::bad_redirect);
  }
}

TEST_CASE("a loop is found the first time it closes") {
  const auto self =
      next_hop(hops({answered(302, "http://a.example", {"Location: http://A.example/#x"})}), 10);
  CHECK(self.end == Chain::End::redirect_loop);
  const auto two = next_hop(hops({answered(301, "http://a.example/1", {"Location: /2"}),
                                  answered(301, "http://a.example/2", {"Location: /1"})}),
                            10);
  CHECK(two.end == Chain::End::redirect_loop);
  CHECK(next_hop(hops({answered(301, "http://a.example/", {"Location: https://a.example/"})}), 10).url ==
        "https://a.example/");
}

TEST_CASE("a redirect to itself that sets a cookie is followed once") {
  const auto first = answered(302, "http://a.example/x", {"Set-Cookie: seen=1", "Location: /x"});
  CHECK(next_hop(hops({first}), 10).url == "http://a.example/x");
  CHECK(next_hop(hops({first, first}), 10).end == Chain::End::redirect_loop);
}

TEST_CASE("the number of redirects is bounded") {
  std::vector<Exchange> exchanges;
  for (int i = 0; i <= 3; ++i)
    exchanges.push_back(
        answered(302, "http://a.example/" + std::to_string(i), {"Location: /" + std::to_string(i + 1)}));
  CHECK(next_hop(hops(exchanges), 3).end == Chain::End::too_many_redirects);
  CHECK(next_hop(hops(exchanges), 4).url == "http://a.example/4");
  CHECK(next_hop(hops({exchanges[0]}), 0).end == Chain::End::too_many_redirects);
}

TEST_CASE("cookies go back to whom they came from") {
  const auto chain =
      hops({answered(302, "https://www.a.example/dir/page",
                     {"Set-Cookie: one=1; Path=/; HttpOnly", "set-cookie: two=2",
                      "Set-Cookie: three=3; Domain=.a.example; Path=/", "Set-Cookie: four=4; Secure; Path=/",
                      "Set-Cookie: five=5; Path=/other", "Set-Cookie: six=6; Domain=b.example; Path=/",
                      "Set-Cookie: seven=7; Domain=example; Path=/", "Set-Cookie: =nothing",
                      "Set-Cookie: eight=8; Max-Age=0; Path=/"})});
  CHECK(cookies_at(chain, "https://www.a.example/dir/next") == "one=1; two=2; three=3; four=4");
  CHECK(cookies_at(chain, "http://www.a.example/") == "one=1; three=3");
  CHECK(cookies_at(chain, "https://m.a.example/") == "three=3");
  CHECK(cookies_at(chain, "https://nota.example/").empty());
  CHECK(cookies_at(chain, "https://www.a.example/others").find("five") == std::string::npos);
  CHECK(cookies_at(chain, "https://www.a.example/other/x").find("five=5") != std::string::npos);
}

TEST_CASE("later cookies replace and delete earlier ones") {
  const auto chain =
      hops({answered(302, "http://a.example/", {"Set-Cookie: a=1", "Set-Cookie: b=1"}),
            answered(302, "http://a.example/",
                     {"Set-Cookie: a=2", "Set-Cookie: b=; Expires=Thu, 01 Jan 1970 00:00:01 GMT"})});
  CHECK(cookies_at(chain, "http://a.example/") == "a=2");
}

TEST_CASE("cookies are bounded") {
  std::vector<std::string> fields;
  for (int i = 0; i < 1000; ++i)
    fields.push_back("Set-Cookie: n" + std::to_string(i) + "=" + std::string(500, 'x'));
  CHECK(cookies_at(hops({answered(302, "http://a.example/", fields)}), "http://a.example/").size() <= 8192);
}

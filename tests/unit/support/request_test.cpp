// Requests taken apart, and routes that take them.
#include "support/request.hpp"

#include "support/catch.hpp"

using namespace citecheck::test;

namespace {

Request request_for(const std::string& target) {
  return parse_request("GET " + target + " HTTP/1.1\r\nHost: Example.org:8080\r\nX-A:  b\r\n\r\n");
}

}  // namespace

TEST_CASE("a request is taken apart") {
  const Request plain = request_for("/login?return=http://other.example/x");
  CHECK(plain.where() == "example.org/login?return=http://other.example/x");
  CHECK(plain.header("x-a") == "b");
  CHECK(plain.header("x-b").empty());
  CHECK(request_for("http://other.example:80/a?b").where() == "other.example/a?b");
  CHECK(request_for("http://other.example").where() == "other.example/");
  CHECK(parse_request("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n").host == "::1");
  CHECK(parse_request("nonsense\r\n\r\n").target.empty());
}

TEST_CASE("routes take requests by method, host and target") {
  const Request request = request_for("/a/b?c=1");
  CHECK(parse_where("example.org/a/b?c=1").takes(request));
  CHECK(parse_where("GET EXAMPLE.org/a/b?c=1").takes(request));
  CHECK(parse_where("*/a/*").takes(request));
  CHECK_FALSE(parse_where("HEAD example.org/a/b?c=1").takes(request));
  CHECK_FALSE(parse_where("example.org/a/b").takes(request));
  CHECK_FALSE(parse_where("example.net/*").takes(request));
  CHECK_THROWS(parse_where("example.org"));
}

// The format of the case files themselves.
#include "web/case_file.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace citecheck::test;

namespace {

std::string error_of(std::string_view text) {
  try {
    parse_case(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

std::string bytes_of(const Answer& answer) {
  std::string out;
  for (const Step& step : answer.steps()) out += step.bytes;
  return out;
}

}  // namespace

TEST_CASE("a case is read line by line") {
  const WebCase read = parse_case(R"(# Waits, then answers.
option retries 1
tls old.example old-protocol

on example.org/a
status 503
header Retry-After: 0
then
page Title | Text
on HEAD example.org/b
status 200
header Content-Length: 9
send half\r\n\x41
reset

cite http://example.org/a
link alive
reason OK
chain http://example.org/a 200
requests 2
)");
  CHECK(read.summary == "Waits, then answers.");
  REQUIRE(read.options.size() == 1);
  CHECK(read.options[0].second == "1");
  REQUIRE(read.routes.size() == 2);
  REQUIRE(read.routes[0].second.size() == 2);
  CHECK(bytes_of(read.routes[0].second[0]) ==
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
  CHECK(bytes_of(read.routes[0].second[1]).find("<title>Title</title>") != std::string::npos);
  CHECK(read.routes[1].first == "HEAD example.org/b");
  CHECK(bytes_of(read.routes[1].second[0]) == "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf\r\nA");
  REQUIRE(read.links.size() == 1);
  CHECK(read.links[0].line == 16);
  CHECK(read.links[0].requests == 2u);
  CHECK(read.links[0].chain.size() == 1);
}

TEST_CASE("a text may take several lines") {
  const WebCase read = parse_case("on e.org/\nstatus 200\nbody <<END\n<p>\none\nEND\ncite http://e.org/\n");
  const std::string bytes = bytes_of(read.routes[0].second[0]);
  CHECK(bytes.substr(bytes.find("\r\n\r\n") + 4) == "<p>\none\n");
}

TEST_CASE("what is wrong in a case is told with its line") {
  CHECK(error_of("on e.org/\nstaus 200\ncite x\n") == "line 2: no such word: staus");
  CHECK(error_of("status 200\n") == "line 1: this belongs to an answer, after on");
  CHECK(error_of("on e.org/\nheader A: b\n") == "line 2: status or page must come before this");
  CHECK(error_of("on e.org/\nstatus two\n") == "line 2: not a number: two");
  CHECK(error_of("on e.org/\nstatus 200\n").find("nothing is cited") != std::string::npos);
  CHECK(error_of("on e.org/\ncite http://e.org/\n") == "line 2: an answer has to come first");
}

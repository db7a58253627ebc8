// Hosts that are asked otherwise than the rest, and hosts that are paced as one.
#include "checker/web/pace.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using std::chrono::milliseconds;

TEST_CASE("what a configuration says of a host holds for it, the last section first", "[web][pace]") {
  WebOptions options;
  options.hosts = {{.host = "*.example.org", .per_host = 4, .delay = milliseconds{0}},
                   {.host = "slow.example.org", .retries = 0, .delay = milliseconds{5000}}};
  const Paces paces(options);
  CHECK(paces.of("example.org").per_host == 4);
  CHECK(paces.of("a.b.example.org").delay == milliseconds{0});
  CHECK(paces.of("slow.example.org").per_host == 4);
  CHECK(paces.of("slow.example.org").delay == milliseconds{5000});
  CHECK(paces.of("slow.example.org").retries == 0);
  CHECK(paces.of("slow.example.org").timeout == options.timeout);
  CHECK(paces.of("notexample.org").per_host == options.per_host);
}

TEST_CASE("a registered domain can be paced as one host", "[web][pace]") {
  WebOptions options;
  CHECK(Paces(options).group("a.example.co.uk") == "a.example.co.uk");
  options.by_domain = true;
  const Paces paces(options);
  CHECK(paces.group("a.example.co.uk") == "example.co.uk");
  CHECK(paces.group("www.example.org") == "example.org");
  CHECK(paces.group("example.org") == "example.org");
  CHECK(paces.group("co.uk") == "co.uk");
  CHECK(paces.group("192.0.2.1") == "192.0.2.1");
  CHECK(paces.group("localhost") == "localhost");
}

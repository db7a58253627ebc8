// The resolver against a scripted name server: what exists, what does not, and what nobody could say.
#include <poll.h>

#include <fstream>

#include "checker/web/resolver.hpp"
#include "support/catch.hpp"
#include "support/loopback_dns.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

/// Drives the resolver as the web thread does, until `count` look-ups ended or ten seconds are over.
std::vector<Resolver::Finished> run(Resolver& resolver, std::size_t count) {
  std::vector<Resolver::Finished> all;
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (all.size() < count && std::chrono::steady_clock::now() < end) {
    const auto now = std::chrono::steady_clock::now();
    const auto next = resolver.next(now).value_or(now + 1s);
    const auto wait = std::max(std::chrono::ceil<std::chrono::milliseconds>(next - now), 0ms);
    pollfd readable{resolver.fd(), POLLIN, 0};
    poll(&readable, 1, static_cast<int>(wait.count()));
    for (auto& finished : resolver.process(std::chrono::steady_clock::now()))
      all.push_back(std::move(finished));
  }
  return all;
}

Lookup look_up(Resolver& resolver, const std::string& name) {
  resolver.look_up(name, std::chrono::steady_clock::now());
  auto finished = run(resolver, 1);
  REQUIRE(finished.size() == 1);
  CHECK(finished[0].name == name);
  return finished[0].lookup;
}

ResolverOptions options_for(const LoopbackDns& dns) {
  return {.servers = dns.server(), .hosts_file = "/nonexistent", .timeout = 2s};
}

}  // namespace

TEST_CASE("addresses of both families are found and remembered") {
  LoopbackDns dns;
  dns.set("a.example", {"192.0.2.1", "2001:db8::1"});
  Resolver resolver{options_for(dns)};
  CHECK(resolver.known("a.example", std::chrono::steady_clock::now()) == nullptr);
  const Lookup lookup = look_up(resolver, "a.example");
  CHECK(lookup.state == Lookup::State::found);
  REQUIRE_FALSE(lookup.addresses.empty());
  CHECK(to_string(lookup.addresses.back()) == "192.0.2.1");
  const auto now = std::chrono::steady_clock::now();
  REQUIRE(resolver.known("a.example", now));
  CHECK(resolver.known("a.example", now)->addresses == lookup.addresses);
  CHECK(resolver.known("a.example", now + 2h) == nullptr);
}

TEST_CASE("a name asked for twice is looked up once") {
  LoopbackDns dns;
  dns.set("a.example", {"192.0.2.1"});
  Resolver resolver{options_for(dns)};
  const auto now = std::chrono::steady_clock::now();
  resolver.look_up("a.example", now);
  resolver.look_up("a.example", now);
  CHECK(run(resolver, 1).size() == 1);
  CHECK(dns.asked("a.example") == 2);  // A and AAAA
}

TEST_CASE("a name that does not exist is remembered, a failure is not") {
  LoopbackDns dns;
  dns.set("broken.example", DnsFault::server_failure);
  Resolver resolver{options_for(dns)};
  CHECK(look_up(resolver, "gone.example").state == Lookup::State::not_found);
  REQUIRE(resolver.known("gone.example", std::chrono::steady_clock::now()));
  const Lookup broken = look_up(resolver, "broken.example");
  CHECK(broken.state == Lookup::State::unavailable);
  CHECK_FALSE(broken.detail.empty());
  CHECK(resolver.known("broken.example", std::chrono::steady_clock::now()) == nullptr);
}

TEST_CASE("a name server that keeps silent is another thing than a missing name") {
  LoopbackDns dns;
  dns.set("silent.example", DnsFault::silent);
  auto options = options_for(dns);
  options.timeout = 200ms;
  Resolver resolver{options};
  CHECK(look_up(resolver, "silent.example").state == Lookup::State::unavailable);
}

TEST_CASE("a name without an address of the version asked for may still exist") {
  LoopbackDns dns;
  dns.set("v4.example", {"192.0.2.1"});
  auto options = options_for(dns);
  options.ip_version = IpVersion::v6;
  Resolver resolver{options};
  CHECK(look_up(resolver, "v4.example").state == Lookup::State::unavailable);
  CHECK(look_up(resolver, "gone.example").state == Lookup::State::not_found);
}

TEST_CASE("hundreds of silent names neither block nor crowd out the others") {
  LoopbackDns dns;
  auto options = options_for(dns);
  options.in_flight = 16;
  options.timeout = 300ms;
  Resolver resolver{options};
  const auto now = std::chrono::steady_clock::now();
  for (int i = 0; i < 64; ++i) {
    const std::string name = "silent" + std::to_string(i) + ".example";
    dns.set(name, DnsFault::silent);
    resolver.look_up(name, now);
  }
  dns.set("a.example", {"192.0.2.1"});
  resolver.look_up("a.example", now);
  const auto all = run(resolver, 65);
  REQUIRE(all.size() == 65);
  for (const auto& finished : all)
    CHECK((finished.lookup.state == Lookup::State::found) == (finished.name == "a.example"));
}

TEST_CASE("a hundred names of a silent server are over in one time-out, and another name sooner") {
  LoopbackDns dns;
  auto options = options_for(dns);
  options.timeout = 800ms;
  Resolver resolver{options};
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) {
    const std::string name = "silent" + std::to_string(i) + ".example";
    dns.set(name, DnsFault::silent);
    resolver.look_up(name, begun);
  }
  dns.set("a.example", {"192.0.2.1"});
  resolver.look_up("a.example", begun);
  const auto all = run(resolver, 101);
  const auto took = std::chrono::steady_clock::now() - begun;
  REQUIRE(all.size() == 101);
  CHECK(all.front().name == "a.example");
  CHECK(took < options.timeout + 500ms);
}

TEST_CASE("the hosts file comes first") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "hosts").string();
  std::ofstream{path} << "# comment\n192.0.2.7\tIntranet alias # more\n2001:db8::7 intranet\nnonsense x\n";
  LoopbackDns dns;
  auto options = options_for(dns);
  options.hosts_file = path;
  Resolver resolver{options};
  const auto now = std::chrono::steady_clock::now();
  REQUIRE(resolver.known("intranet", now));
  CHECK(resolver.known("intranet", now)->addresses.size() == 2);
  REQUIRE(resolver.known("alias", now));
  CHECK(resolver.known("x", now) == nullptr);
}

TEST_CASE("localhost means this machine where no file says so") {
  Resolver resolver({.hosts_file = "/nonexistent"});
  for (const char* name : {"localhost", "www.localhost"}) {
    const Lookup* found = resolver.known(name, {});
    REQUIRE(found != nullptr);
    CHECK(to_string(found->addresses.at(0)) == "127.0.0.1");
  }
  CHECK(resolver.known("localhost.example", {}) == nullptr);
}

TEST_CASE("a server address that is none is reported") {
  CHECK_THROWS_AS((Resolver{{.servers = "not an address", .hosts_file = "/nonexistent"}}),
                  std::runtime_error);
}

TEST_CASE("what no name can be does not exist") {
  LoopbackDns dns;
  Resolver resolver{options_for(dns)};
  CHECK(look_up(resolver, std::string(64, 'a') + ".example").state == Lookup::State::not_found);
  CHECK(look_up(resolver, "a..example").state == Lookup::State::not_found);
}

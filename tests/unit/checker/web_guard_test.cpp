// The guard refuses every address that is not of the public Internet, however it is spelled or carried.
#include "checker/web/guard.hpp"
#include "checker/web/target.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string_view purpose_of(const std::string& address) {
  const auto ip = parse_ip(address);
  INFO(address);
  REQUIRE(ip);
  return special_purpose(*ip);
}

}  // namespace

TEST_CASE("public addresses pass the guard") {
  for (const char* address : {"1.1.1.1",
                              "9.255.255.255",
                              "11.0.0.0",
                              "100.63.255.255",
                              "100.128.0.0",
                              "126.255.255.255",
                              "128.0.0.1",
                              "169.253.255.255",
                              "172.15.255.255",
                              "172.32.0.0",
                              "192.167.255.255",
                              "192.169.0.0",
                              "198.17.255.255",
                              "198.20.0.0",
                              "223.255.255.255",
                              "2606:4700:4700::1111",
                              "2001:4860:4860::8888",
                              "2001:200::1",
                              "64:ff9b::101:101",
                              "::ffff:1.1.1.1",
                              "2002:101:101::1"}) {
    INFO(address);
    CHECK(purpose_of(address).empty());
  }
}

TEST_CASE("special-purpose IPv4 addresses are refused") {
  CHECK(purpose_of("0.0.0.0") == "unspecified");
  CHECK(purpose_of("0.1.2.3") == "unspecified");
  CHECK(purpose_of("10.0.0.1") == "private network");
  CHECK(purpose_of("172.16.0.1") == "private network");
  CHECK(purpose_of("172.31.255.255") == "private network");
  CHECK(purpose_of("192.168.1.1") == "private network");
  CHECK(purpose_of("100.64.0.1") == "carrier-grade NAT");
  CHECK(purpose_of("100.100.100.200") == "carrier-grade NAT");
  CHECK(purpose_of("127.0.0.1") == "loopback");
  CHECK(purpose_of("127.255.255.255") == "loopback");
  CHECK(purpose_of("169.254.1.1") == "link-local");
  CHECK(purpose_of("169.254.169.254") == "cloud metadata");
  CHECK(purpose_of("168.63.129.16") == "cloud metadata");
  CHECK(purpose_of("192.0.0.192") == "protocol assignment");
  CHECK(purpose_of("192.0.2.1") == "documentation");
  CHECK(purpose_of("198.51.100.7") == "documentation");
  CHECK(purpose_of("203.0.113.9") == "documentation");
  CHECK(purpose_of("198.18.0.1") == "benchmarking");
  CHECK(purpose_of("198.19.255.255") == "benchmarking");
  CHECK(purpose_of("224.0.0.1") == "multicast");
  CHECK(purpose_of("239.255.255.255") == "multicast");
  CHECK(purpose_of("240.0.0.1") == "reserved");
  CHECK(purpose_of("255.255.255.255") == "broadcast");
}

TEST_CASE("special-purpose IPv6 addresses are refused") {
  CHECK(purpose_of("::") == "unspecified");
  CHECK(purpose_of("::1") == "loopback");
  CHECK(purpose_of("fc00::1") == "unique local");
  CHECK(purpose_of("fd00:ec2::254") == "unique local");
  CHECK(purpose_of("fe80::1%eth0") == "link-local");
  CHECK(purpose_of("fec0::1") == "site-local");
  CHECK(purpose_of("ff02::1") == "multicast");
  CHECK(purpose_of("2001:db8::1") == "documentation");
  CHECK(purpose_of("3fff::1") == "documentation");
  CHECK(purpose_of("2001:2::1") == "benchmarking");
  CHECK(purpose_of("2001::1") == "protocol assignment");
  CHECK(purpose_of("100::1") == "reserved");
  CHECK(purpose_of("64:ff9b:1::1") == "reserved");
  CHECK(purpose_of("::7f00:1") == "reserved");
  CHECK(purpose_of("4000::1") == "reserved");
}

TEST_CASE("an IPv6 address that carries an IPv4 address is judged by that") {
  CHECK(purpose_of("::ffff:127.0.0.1") == "loopback");
  CHECK(purpose_of("::ffff:0:10.0.0.1") == "private network");
  CHECK(purpose_of("64:ff9b::a00:1") == "private network");
  CHECK(purpose_of("64:ff9b::a9fe:a9fe") == "cloud metadata");
  CHECK(purpose_of("2002:7f00:1::") == "loopback");
  CHECK(purpose_of("2002:c0a8:101::1") == "private network");
  CHECK(purpose_of("2606:4700::200:5efe:7f00:1") == "loopback");
  CHECK(purpose_of("2606:4700::5efe:192.168.0.1") == "private network");
}

TEST_CASE("odd spellings of a host are read as the address they are") {
  for (const char* url : {"http://127.0.0.1/",
                          "http://127.1/",
                          "http://2130706433/",
                          "http://0x7f000001/",
                          "http://0x7f.1/",
                          "http://0177.0.0.1/",
                          "http://017700000001/",
                          "http://%31%32%37.0.0.1/",
                          "http://127.0.0.1./",
                          "http://user:secret@127.0.0.1/",
                          "http://[::ffff:127.0.0.1]/",
                          "http://[::ffff:7f00:1]/",
                          "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/",
                          "http://[::1%25eth0]/",
                          "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.\xEF\xBC\x91/",
                          "http://127\xE3\x80\x82"
                          "1/",
                          "http://2130706433./",
                          "http://0x7f000001./",
                          "http://017700000001/",
                          "http://127.1./"}) {
    INFO(url);
    const auto target = read_target(url);
    REQUIRE(target);
    REQUIRE(target->literal);
    CHECK(special_purpose(*target->literal) == "loopback");
  }
}

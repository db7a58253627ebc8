// The name server is asked in the bytes of RFC 1035.
#include "support/loopback_dns.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

#include "support/catch.hpp"

using namespace citecheck::test;
using namespace std::string_literals;

namespace {

/// The reply to a question of this type about this name; "" if none comes soon.
std::string ask(const LoopbackDns& dns, const std::string& labels, char type) {
  const std::string packet =
      "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00"s + labels + "\x00\x00"s + type + "\x00\x01"s;
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  at.sin_port = htons(static_cast<std::uint16_t>(std::stoi(dns.server().substr(dns.server().find(':') + 1))));
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  REQUIRE(connect(fd, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
  REQUIRE(send(fd, packet.data(), packet.size(), 0) == static_cast<ssize_t>(packet.size()));
  pollfd polled{fd, POLLIN, 0};
  std::array<char, 512> reply{};
  const ssize_t got = poll(&polled, 1, 100) == 1 ? recv(fd, reply.data(), reply.size(), 0) : 0;
  ::close(fd);
  return {reply.data(), static_cast<std::size_t>(got)};
}

}  // namespace

TEST_CASE("names that are known are answered with their addresses") {
  LoopbackDns dns;
  dns.set("a.Example", {"127.0.0.9", "::1"}, 300);
  const std::string v4 = ask(dns,
                             "\x01"
                             "A\x07"
                             "example",
                             1);
  REQUIRE(v4.size() > 4);
  CHECK(v4.substr(0, 2) == "\x12\x34");
  CHECK((v4[3] & 15) == 0);
  CHECK(v4.ends_with("\x00\x00\x01\x2c\x00\x04\x7f\x00\x00\x09"s));
  CHECK(ask(dns,
            "\x01"
            "a\x07"
            "example",
            28)
            .ends_with("\x00\x10"s + std::string(15, '\0') + "\x01"));
  CHECK(dns.asked("a.example") == 2);
}

TEST_CASE("names fail in the way they were told to") {
  LoopbackDns dns;
  dns.set("s.example", DnsFault::server_failure);
  dns.set("q.example", DnsFault::silent);
  const std::string unknown = ask(dns,
                                  "\x01"
                                  "u\x07"
                                  "example",
                                  1),
                    failing = ask(dns,
                                  "\x01"
                                  "s\x07"
                                  "example",
                                  1);
  REQUIRE(unknown.size() > 4);
  REQUIRE(failing.size() > 4);
  CHECK((unknown[3] & 15) == 3);
  CHECK((failing[3] & 15) == 2);
  CHECK(ask(dns,
            "\x01"
            "q\x07"
            "example",
            1)
            .empty());
  CHECK(ask(dns,
            "\x3f"
            "broken",
            1)
            .empty());
}

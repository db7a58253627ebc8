// Servers that misuse HTTP/2: each ends with the right class, in time and after few connections.
#include "checker/web/classify.hpp"
#include "support/catch.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

/// A frame of HTTP/2 (RFC 9113, 4.1).
std::string frame(char type, char flags, char stream, const std::string& payload = {}) {
  std::string out(9, '\0');
  for (int i = 0; i < 3; ++i) out[i] = static_cast<char>(payload.size() >> (16 - 8 * i) & 0xFF);
  out[3] = type;
  out[4] = flags;
  out[8] = stream;
  return out + payload;
}

constexpr char kData = 0, kHeaders = 1, kReset = 3, kSettings = 4, kPush = 5, kPing = 6, kGoAway = 7,
               kContinuation = 9;
constexpr char kEndStream = 1, kEndHeaders = 4;

std::string times(int count, const std::string& text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("servers that misuse HTTP/2 are survived", "[web][http2]") {
  const std::string settings = frame(kSettings, 0, 0), ok = "\x88";
  const std::string field = std::string("\x40\x03x-a\x05hello", 11);
  const std::string good = settings + frame(kHeaders, kEndHeaders, 1, ok);
  const std::string word(4, '\0');
  struct Case {
    std::string label;
    Answer answer;
    std::vector<NetFailure> failures;
  };
  using enum NetFailure;
  const std::vector<Case> cases{
      {"good", raw(good + frame(kData, kEndStream, 1, "<p>Here.</p>")).hang(), {none}},
      {"hang", raw(settings).hang(), {timeout, reset}},
      {"goes-away", raw(settings + frame(kGoAway, 0, 0, word + word)).close(), {protocol, reset}},
      {"refuses", raw(settings + frame(kReset, 0, 1, std::string("\0\0\0\x07", 4))).hang(), {reset, timeout}},
      {"resets", raw(settings + frame(kReset, 0, 1, std::string("\0\0\0\x02", 4))).hang(), {reset}},
      {"garbage", raw(times(5000, "\xFF\x01")).hang(), {protocol, reset}},
      {"http1", raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi").hang(), {protocol, reset, timeout}},
      {"push", raw(settings + frame(kPush, kEndHeaders, 1, word + ok)).hang(), {protocol, reset, timeout}},
      {"too-long-frame",
       raw("\xFF\xFF\xFF" + frame(kData, 0, 1).substr(3) + std::string(100'000, 'x')).hang(),
       {protocol, reset, timeout}},
      {"endless-body",
       raw(good).repeat(frame(kData, 0, 1, std::string(16'000, 'x'))),
       {none, reset, timeout}},
      {"endless-head",
       raw(settings + frame(kHeaders, 0, 1, ok)).repeat(frame(kContinuation, 0, 1, times(500, field))),
       {protocol, reset, timeout, too_large}},
      {"endless-trailers",
       raw(good).repeat(frame(kHeaders, kEndHeaders, 1, times(500, field))),
       {none, protocol, reset, timeout, too_large}},
      {"endless-hints",
       raw(settings).repeat(frame(kHeaders, kEndHeaders, 1,
                                  std::string("\x08\x03"
                                              "103",
                                              5))),
       {protocol, reset, timeout, too_large}},
      {"endless-pings",
       raw(settings).repeat(times(100, frame(kPing, 0, 0, "12345678"))),
       {protocol, reset, timeout}},
      {"endless-settings", raw(settings).repeat(times(100, settings)), {protocol, reset, timeout}},
  };
  LoopbackServer server;
  server.listen_tls();
  auto options = options_for(server);
  options.cacert = server.ca_file();
  options.timeout = 400ms;
  options.max_bytes = 1'000'000;
  options.retries = 1;
  for (const Case& one : cases) {
    server.speaks_http2(one.label + ".example");
    server.on("PRI " + one.label + ".example/*", one.answer);
  }
  Asker asker{options};
  for (const Case& one : cases) {
    const Chain chain = asker.ask("https://" + one.label + ".example/");
    const Fetch fetch = classify(chain, nullptr);
    INFO(one.label << ": " << fetch.failure << ", " << fetch.reason);
    CHECK(std::ranges::find(one.failures, chain.last().failure) != one.failures.end());
    CHECK((fetch.status == LinkStatus::unreachable || fetch.status == LinkStatus::alive));
    CHECK(fetch.bytes <= options.max_bytes);
    const auto requests = server.requests();
    CHECK(std::ranges::count(requests, one.label + ".example", &Request::host) <= 12);
  }
}

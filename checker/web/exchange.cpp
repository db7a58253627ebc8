#include "checker/web/exchange.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr auto kFailures = std::to_array<std::string_view>({"none",
                                                            "dns-not-found",
                                                            "dns-unavailable",
                                                            "no-route",
                                                            "connect-refused",
                                                            "connect-timeout",
                                                            "timeout",
                                                            "reset",
                                                            "tls-expired",
                                                            "tls-not-yet-valid",
                                                            "tls-wrong-host",
                                                            "tls-self-signed",
                                                            "tls-unknown-issuer",
                                                            "tls-revoked",
                                                            "tls-weak",
                                                            "tls-protocol",
                                                            "protocol",
                                                            "too-large",
                                                            "private-address",
                                                            "robots",
                                                            "bad-url",
                                                            "cancelled",
                                                            "not-recorded"});
static_assert(kFailures.size() == static_cast<std::size_t>(NetFailure::not_recorded) + 1);

constexpr auto kReasons =
    std::to_array<std::pair<int, std::string_view>>({{200, "OK"},
                                                     {201, "Created"},
                                                     {202, "Accepted"},
                                                     {203, "Non-Authoritative Information"},
                                                     {204, "No Content"},
                                                     {206, "Partial Content"},
                                                     {300, "Multiple Choices"},
                                                     {301, "Moved Permanently"},
                                                     {302, "Found"},
                                                     {303, "See Other"},
                                                     {304, "Not Modified"},
                                                     {307, "Temporary Redirect"},
                                                     {308, "Permanent Redirect"},
                                                     {400, "Bad Request"},
                                                     {401, "Unauthorized"},
                                                     {402, "Payment Required"},
                                                     {403, "Forbidden"},
                                                     {404, "Not Found"},
                                                     {405, "Method Not Allowed"},
                                                     {406, "Not Acceptable"},
                                                     {407, "Proxy Authentication Required"},
                                                     {408, "Request Timeout"},
                                                     {409, "Conflict"},
                                                     {410, "Gone"},
                                                     {412, "Precondition Failed"},
                                                     {418, "I'm a teapot"},
                                                     {421, "Misdirected Request"},
                                                     {425, "Too Early"},
                                                     {428, "Precondition Required"},
                                                     {429, "Too Many Requests"},
                                                     {431, "Request Header Fields Too Large"},
                                                     {451, "Unavailable For Legal Reasons"},
                                                     {500, "Internal Server Error"},
                                                     {501, "Not Implemented"},
                                                     {502, "Bad Gateway"},
                                                     {503, "Service Unavailable"},
                                                     {504, "Gateway Timeout"},
                                                     {505, "HTTP Version Not Supported"}});

}  // namespace

std::string_view name_of(NetFailure failure) {
  return kFailures[static_cast<std::size_t>(failure)];
}

std::optional<NetFailure> net_failure_named(std::string_view name) {
  const auto found = std::ranges::find(kFailures, name);
  if (found == kFailures.end()) return std::nullopt;
  return static_cast<NetFailure>(found - kFailures.begin());
}

bool is_tls(NetFailure failure) {
  return failure >= NetFailure::tls_expired && failure <= NetFailure::tls_protocol;
}

std::string_view header(std::string_view head, std::string_view name) {
  std::string_view value;
  std::size_t at = head.find('\n');
  while (at != std::string_view::npos) {
    const std::size_t begin = at + 1;
    at = head.find('\n', begin);
    const std::string_view line = head.substr(begin, at == std::string_view::npos ? at : at - begin);
    const std::size_t colon = line.find(':');
    if (colon == name.size() && equal_ignoring_case(line.substr(0, colon), name))
      value = trim(line.substr(colon + 1));
  }
  return value;
}

std::string_view reason_phrase(const Exchange& exchange) {
  const std::string_view head = exchange.response_head;
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second != std::string_view::npos) {
    const std::string_view phrase = trim(line.substr(second));
    if (!phrase.empty()) return phrase;
  }
  const auto found = std::ranges::find(kReasons, exchange.status, &std::pair<int, std::string_view>::first);
  return found == kReasons.end() ? std::string_view{} : found->second;
}

}  // namespace citecheck

#include "checker/web/retry.hpp"

#include <algorithm>
#include <string>

#include "checker/web/http_date.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using std::chrono::milliseconds;

// A bound that keeps hostile numbers from overflowing: nobody waits a year.
constexpr std::chrono::seconds kLongest{366LL * 24 * 3600};

milliseconds delay_seconds(std::string_view digits) {
  long long seconds = 0;
  for (const char c : digits) {
    seconds = seconds * 10 + (c - '0');
    if (seconds > kLongest.count()) return kLongest;
  }
  return std::chrono::seconds{seconds};
}

}  // namespace

std::optional<milliseconds> retry_after(const Exchange& exchange) {
  if (exchange.status != 429 && exchange.status < 500) return std::nullopt;
  const std::string_view value = header(exchange.response_head, "Retry-After");
  if (value.empty()) return std::nullopt;
  if (std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) return delay_seconds(value);
  const auto until = parse_http_date(value);
  if (!until) return std::nullopt;
  const auto dated = parse_http_date(header(exchange.response_head, "Date"));
  const Instant from = dated ? Instant{*dated} : exchange.at + exchange.elapsed;
  return std::clamp<milliseconds>(Instant{*until} - from, milliseconds{0}, kLongest);
}

bool is_challenge(const Exchange& exchange) {
  const std::string_view head = exchange.response_head;
  if (equal_ignoring_case(header(head, "cf-mitigated"), "challenge")) return true;
  const std::string_view waf = header(head, "x-amzn-waf-action");
  return equal_ignoring_case(waf, "challenge") || equal_ignoring_case(waf, "captcha");
}

bool is_transient(const Exchange& exchange) {
  switch (exchange.failure) {
    case NetFailure::none:
      break;
    case NetFailure::timeout:
    case NetFailure::connect_timeout:
    case NetFailure::reset:
    case NetFailure::dns_unavailable:
      return true;
    default:
      return false;
  }
  if (is_challenge(exchange)) return false;
  if (exchange.cut == Exchange::Cut::disconnect) return true;
  if (exchange.cut == Exchange::Cut::time && exchange.body.empty()) return true;
  const int status = exchange.status;
  if (status >= 500 && status < 600) return status != 501 && status != 505;
  return status == 408 || status == 425 || status == 429;
}

std::optional<milliseconds> retry_delay(const RetryPolicy& policy, const Exchange& exchange,
                                        std::mt19937_64& random) {
  if (exchange.attempt > policy.retries || !is_transient(exchange)) return std::nullopt;
  const milliseconds asked = retry_after(exchange).value_or(milliseconds{0});
  if (asked > policy.max_retry_after) return std::nullopt;
  const int doublings = std::clamp(exchange.attempt - 1, 0, 10);
  const std::int64_t base = std::clamp<std::int64_t>(policy.backoff.count(), 0, 3'600'000) << doublings;
  // By hand, because the library's distributions differ between implementations.
  const std::int64_t jitter =
      static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(base / 2 + 1)) - base / 4;
  return std::max(milliseconds{base + jitter}, asked);
}

}  // namespace citecheck

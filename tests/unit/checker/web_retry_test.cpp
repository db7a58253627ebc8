// What is tried again, and after how long.
#include "checker/web/retry.hpp"
#include "support/catch.hpp"
#include "unit/checker/web_chain.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

const std::string kUrl = "http://example.org/";

std::optional<std::chrono::milliseconds> delay_of(const RetryPolicy& policy, Exchange exchange, int attempt) {
  std::mt19937_64 random{7};
  exchange.attempt = attempt;
  return retry_delay(policy, exchange, random);
}

}  // namespace

TEST_CASE("what may be different next time is tried again") {
  for (const int status : {408, 425, 429, 500, 502, 503, 504, 520, 599})
    CHECK(is_transient(answered(status, kUrl)));
  for (const int status : {200, 204, 301, 400, 401, 403, 404, 410, 451, 501, 505, 999})
    CHECK_FALSE(is_transient(answered(status, kUrl)));
  for (const NetFailure failure :
       {NetFailure::timeout, NetFailure::connect_timeout, NetFailure::reset, NetFailure::dns_unavailable})
    CHECK(is_transient(failed(failure, kUrl)));
  for (const NetFailure failure :
       {NetFailure::dns_not_found, NetFailure::connect_refused, NetFailure::tls_expired, NetFailure::protocol,
        NetFailure::private_address, NetFailure::bad_url, NetFailure::cancelled})
    CHECK_FALSE(is_transient(failed(failure, kUrl)));
  Exchange broken = answered(200, kUrl);
  broken.cut = Exchange::Cut::disconnect;
  CHECK(is_transient(broken));
  broken.cut = Exchange::Cut::length;
  CHECK_FALSE(is_transient(broken));
}

TEST_CASE("a challenge is not tried again") {
  CHECK_FALSE(is_transient(answered(503, kUrl, {"CF-Mitigated: challenge"})));
  CHECK_FALSE(is_transient(answered(429, kUrl, {"x-amzn-waf-action: captcha"})));
}

TEST_CASE("the wait doubles, with a jitter of a quarter, as often as asked for") {
  const RetryPolicy policy{.retries = 3, .backoff = 1s};
  for (int attempt = 1; attempt <= 3; ++attempt) {
    const auto delay = delay_of(policy, answered(503, kUrl), attempt);
    REQUIRE(delay);
    const std::chrono::milliseconds base = 1s * (1 << (attempt - 1));
    CHECK(*delay >= base * 3 / 4);
    CHECK(*delay <= base * 5 / 4);
  }
  CHECK_FALSE(delay_of(policy, answered(503, kUrl), 4));
  CHECK_FALSE(delay_of({.retries = 0}, answered(503, kUrl), 1));
  CHECK_FALSE(delay_of(policy, answered(404, kUrl), 1));
}

TEST_CASE("the same seed gives the same waits") {
  std::mt19937_64 one{1}, other{1};
  for (int i = 0; i < 5; ++i)
    CHECK(retry_delay({}, answered(503, kUrl), one) == retry_delay({}, answered(503, kUrl), other));
}

TEST_CASE("Retry-After is read in seconds and as a date") {
  CHECK(retry_after(answered(429, kUrl, {"Retry-After: 7"})) == 7s);
  CHECK(retry_after(answered(503, kUrl, {"Retry-After:  120 "})) == 120s);
  CHECK(retry_after(answered(503, kUrl, {"Retry-After: Tue, 13 May 2014 16:53:50 GMT"})) == 30s);
  CHECK(retry_after(answered(
            503, kUrl,
            {"Date: Tue, 13 May 2014 18:00:00 GMT", "Retry-After: Tue, 13 May 2014 18:00:05 GMT"})) == 5s);
  CHECK(retry_after(answered(503, kUrl, {"Retry-After: Tue, 13 May 2003 16:53:50 GMT"})) == 0s);
  CHECK(retry_after(answered(429, kUrl, {"Retry-After: 99999999999999999999999999"})) > 24h);
  CHECK_FALSE(retry_after(answered(429, kUrl, {"Retry-After: soon"})));
  CHECK_FALSE(retry_after(answered(429, kUrl, {"Retry-After: -5"})));
  CHECK_FALSE(retry_after(answered(200, kUrl, {"Retry-After: 7"})));
}

TEST_CASE("the server's wish is kept, unless it is too much") {
  const RetryPolicy policy{.retries = 2, .backoff = 1s, .max_retry_after = 60s};
  CHECK(delay_of(policy, answered(429, kUrl, {"Retry-After: 60"}), 1) == 60s);
  CHECK_FALSE(delay_of(policy, answered(429, kUrl, {"Retry-After: 61"}), 1));
}

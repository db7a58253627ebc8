#pragma once
// Whether, and after how long, a request is tried again. Pure: the random generator is the caller's, seeded
// by it.

#include <chrono>
#include <optional>
#include <random>

#include "checker/web/exchange.hpp"

namespace citecheck {

struct RetryPolicy {
  int retries = 2;
  std::chrono::milliseconds backoff{1'000};  ///< Before the first retry; doubles.
  std::chrono::milliseconds max_retry_after{60'000};
};

/// How long the server asks us to stay away: Retry-After (RFC 9110, 10.2.3) in seconds or as a date, which is
/// read against the answer's own Date, else against when it came. None unless the answer is a 429, a 503 or
/// another 5xx that has the field; never negative.
std::optional<std::chrono::milliseconds> retry_after(const Exchange& exchange);

/// True if the answer comes from a wall that asks for a browser or a human: no number of retries opens it.
bool is_challenge(const Exchange& exchange);

/// True if trying again may give another result: time-outs, resets, name servers that fail, an answer that
/// broke off, 408, 425, 429 and 5xx (501 and 505 are final).
bool is_transient(const Exchange& exchange);

/// How long to wait before the next attempt; none if this exchange is the answer. Exponential, with a jitter
/// of a quarter either way; never shorter than the server asks for, and none if it asks for more than
/// max_retry_after.
std::optional<std::chrono::milliseconds> retry_delay(const RetryPolicy& policy, const Exchange& exchange,
                                                     std::mt19937_64& random);

}  // namespace citecheck

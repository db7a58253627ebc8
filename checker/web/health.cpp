#include "checker/web/health.hpp"

#include <algorithm>

namespace citecheck {

namespace {

constexpr std::chrono::minutes kGivenUpFor{5};

std::string host_of(std::string_view authority) {
  return std::string{authority.substr(0, authority.rfind(':'))};
}

}  // namespace

HostHealth::HostHealth(int retries) : limit_(2 * std::max(2, retries + 1)) {}

int HostHealth::strike_of(NetFailure failure) const {
  switch (failure) {
    case NetFailure::connect_timeout:
    case NetFailure::connect_refused:
    case NetFailure::no_route:
    case NetFailure::dns_unavailable:
      return limit_ / 2;
    case NetFailure::timeout:
      return 1;
    default:
      return 0;
  }
}

void HostHealth::note(const std::string& authority, const Exchange& exchange, Time now, bool in_trouble) {
  if (exchange.failure == NetFailure::cancelled) return;
  const int strike = in_trouble ? 1 : strike_of(exchange.failure);
  if (strike == 0) {
    troubled_.erase(authority);
    return;
  }
  State& state = troubled_[authority];
  ++state.failures;
  state.strikes += strike;
  if (state.strikes < limit_) return;
  state.until = now + kGivenUpFor;
  const std::string detail =
      in_trouble ? std::to_string(exchange.status) + ' ' + std::string(reason_phrase(exchange))
                 : exchange.failure_detail;
  state.refusal = {in_trouble ? NetFailure::cancelled : exchange.failure,
                   std::string{kNotAskedAgain} + " after " + std::to_string(state.failures) +
                       " failures in a row" + (detail.empty() ? "" : ": ") + detail};
}

void HostHealth::ask_later(std::string_view authority, std::chrono::milliseconds wait, Time now) {
  State& state = wants_peace_[host_of(authority)];
  state.until = std::max(state.until, now + wait);
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  state.refusal = {NetFailure::cancelled,
                   "the server asks for no requests for " + std::to_string(seconds) + " s"};
}

HostHealth::Refusal HostHealth::refusal(const std::string& authority, Time now) const {
  if (const auto peace = wants_peace_.find(host_of(authority));
      peace != wants_peace_.end() && now < peace->second.until)
    return peace->second.refusal;
  const auto found = troubled_.find(authority);
  if (found == troubled_.end() || found->second.until <= now) return {};
  return found->second.refusal;
}

}  // namespace citecheck

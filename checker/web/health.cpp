#include "checker/web/health.hpp"

#include <algorithm>

namespace citecheck {

namespace {

constexpr std::chrono::minutes kGivenUpFor{5};

int strikes_of(NetFailure failure) {
  switch (failure) {
    case NetFailure::connect_timeout:
    case NetFailure::dns_unavailable:
      return 2;
    case NetFailure::timeout:
      return 1;
    default:
      return 0;
  }
}

}  // namespace

HostHealth::HostHealth(int retries) : limit_(2 * std::max(2, retries + 1)) {}

void HostHealth::note(const std::string& authority, const Exchange& exchange, Time now) {
  if (exchange.failure == NetFailure::cancelled) return;
  const int strikes = strikes_of(exchange.failure);
  if (strikes == 0) {
    troubled_.erase(authority);
    return;
  }
  State& state = troubled_[authority];
  state.strikes += strikes;
  if (state.strikes < limit_) return;
  state.until = now + kGivenUpFor;
  state.refusal = {exchange.failure, "not asked again after failing repeatedly: " + exchange.failure_detail};
}

void HostHealth::ask_later(const std::string& authority, std::chrono::milliseconds wait, Time now) {
  State& state = troubled_[authority];
  state.until = now + wait;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  state.refusal = {NetFailure::cancelled,
                   "the server asks for no requests for " + std::to_string(seconds) + " s"};
}

HostHealth::Refusal HostHealth::refusal(const std::string& authority, Time now) const {
  const auto found = troubled_.find(authority);
  if (found == troubled_.end() || found->second.until <= now) return {};
  return found->second.refusal;
}

}  // namespace citecheck

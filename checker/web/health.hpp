#pragma once
// HostHealth: hosts that are given up for a while. A host that nobody can connect to decides how long a run
// takes if each of its URLs is tried in full; and a host that asks for an hour's peace gets it. Pure: the
// time comes in.

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

#include "checker/web/exchange.hpp"

namespace citecheck {

class HostHealth {
 public:
  using Time = std::chrono::steady_clock::time_point;
  /// Why a host is not asked now.
  struct Refusal {
    NetFailure failure = NetFailure::none;  ///< none: it may be asked.
    std::string detail;
  };

  explicit HostHealth(int retries);

  /// What came of asking `authority` (host and port). Two failures in a row to connect or to look its name up
  /// are enough to give it up for five minutes; time-outs while an answer is waited for, which may be one
  /// page's alone, are enough when two pages were tried in full. Anything that was answered starts the count
  /// anew, unless it was a service's word that it is `in_trouble`, which counts as such a time-out.
  void note(const std::string& authority, const Exchange& exchange, Time now, bool in_trouble = false);
  /// Its host asked to be left alone for longer than we wait, on whatever port.
  void ask_later(std::string_view authority, std::chrono::milliseconds wait, Time now);
  Refusal refusal(const std::string& authority, Time now) const;

 private:
  struct State {
    int failures = 0, strikes = 0;
    Time until{};
    Refusal refusal;
  };
  int strike_of(NetFailure failure) const;

  const int limit_;  ///< Strikes that are enough.
  std::unordered_map<std::string, State> troubled_;
  std::unordered_map<std::string, State> wants_peace_;  ///< By host.
};

}  // namespace citecheck

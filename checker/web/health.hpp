#pragma once
// HostHealth: hosts that are given up for a while. A host that let several requests in a row time out decides
// how long a run takes if each of its URLs is tried in full; and a host that asks for an hour's peace gets
// it. Pure: the time comes in.

#include <chrono>
#include <string>
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

  /// What came of asking `authority` (host and port). Time-outs and failed look-ups in a row are counted, a
  /// connect time-out as two; anything that was answered starts the count anew.
  void note(const std::string& authority, const Exchange& exchange, Time now);
  /// It asked to be left alone until then, for longer than we wait.
  void ask_later(const std::string& authority, std::chrono::milliseconds wait, Time now);
  Refusal refusal(const std::string& authority, Time now) const;

 private:
  struct State {
    int strikes = 0;
    Time until{};
    Refusal refusal;
  };
  int limit_;
  std::unordered_map<std::string, State> troubled_;
};

}  // namespace citecheck

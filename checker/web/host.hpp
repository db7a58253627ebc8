#pragma once
// HostQueue: who is asked next. Requests wait in one queue per host; a host is asked by at most `per_host`
// requests at once, and its starts lie a gap apart; among the hosts that may be asked now, the one whose
// queue will take longest comes first, because it is the one that decides when the run ends. A slow host
// delays only itself. Pure: the time comes in, and nothing is done but the bookkeeping, O(log hosts) for each
// step.

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace citecheck {

class HostQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Host = std::uint32_t;
  using Item = std::uint64_t;  ///< The caller's name for a request.
  struct Start {
    Host host = 0;
    Item item = 0;
  };

  HostQueue(int per_host, std::chrono::milliseconds gap) : per_host_(per_host), gap_(gap) {}

  Host host(std::string_view name);  ///< The number of a host, new or known.
  /// Limits of its own for a host.
  void limit(Host host, int per_host, std::chrono::milliseconds gap);
  void push(Host host, Item item);  ///< Behind whatever waits for the host.
  void push_front(Host host, Item item);

  /// The request to start now; it counts as under way until finished() or put_back().
  std::optional<Start> start(Time now);
  void finished(Host host);
  /// The same, and how long the request took: from this the host's queue is timed.
  void finished(Host host, std::chrono::milliseconds took);
  /// Instead of finished(), where nothing was asked of the host after all: no gap is owed.
  void not_asked(Host host);
  /// As not_asked(), and the request is first in the queue again.
  void put_back(Start start);
  /// The host is not asked before `until`.
  void defer(Host host, Time until);

  /// When start() may next give something; none if nothing waits for time. Only valid after start() gave
  /// nothing.
  std::optional<Time> next() const;
  std::size_t waiting() const { return items_; }  ///< Requests in the queues.
  std::size_t waiting(Host host) const { return hosts_[host].items.size(); }
  std::size_t hosts() const { return hosts_.size(); }  ///< Seen so far.
  std::size_t busy_hosts() const { return busy_; }     ///< That have requests waiting or under way.
  void clear();                                        ///< Forgets all requests.

 private:
  enum class Place : std::uint8_t { idle, delayed, ready };
  struct State {
    std::deque<Item> items;
    int under_way = 0, per_host = 1;
    std::chrono::milliseconds gap{};
    std::optional<std::chrono::milliseconds> usual;  ///< What a request takes, as far as is known.
    Time not_before{}, deferred{};
    Place place = Place::idle;
    bool busy = false;
    std::pair<Time, Host> delayed_key{};
    std::pair<std::int64_t, Host> ready_key{};
  };
  void place(Host host);
  void unplace(State& state);
  static std::int64_t expected(const State& state);

  int per_host_;
  std::chrono::milliseconds gap_;
  std::size_t items_ = 0, busy_ = 0;
  std::unordered_map<std::string, Host> numbers_;
  std::vector<State> hosts_;
  std::set<std::pair<Time, Host>> delayed_;
  /// By the time their queues will take, and then the first seen last: the numbers are inverted.
  std::set<std::pair<std::int64_t, Host>> ready_;
};

}  // namespace citecheck

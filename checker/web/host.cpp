#include "checker/web/host.hpp"

#include <algorithm>

namespace citecheck {

namespace {

/// What a request is taken to need while a host has answered none: much, so that slow hosts are found out
/// early.
constexpr std::chrono::milliseconds kUnknown{500};

}  // namespace

HostQueue::Host HostQueue::host(std::string_view name) {
  const auto [at, fresh] = numbers_.try_emplace(std::string{name}, static_cast<Host>(hosts_.size()));
  if (fresh) {
    State& state = hosts_.emplace_back();
    state.per_host = per_host_;
    state.gap = gap_;
  }
  return at->second;
}

void HostQueue::limit(Host host, int per_host, std::chrono::milliseconds gap) {
  hosts_[host].per_host = per_host;
  hosts_[host].gap = gap;
}

/// How long the queue will take, in milliseconds; at least its length, so that it counts where requests take
/// no time.
std::int64_t HostQueue::expected(const State& state) {
  const auto usual = state.usual.value_or(kUnknown);
  const std::int64_t each = std::max<std::int64_t>(state.gap.count(), usual.count() / state.per_host);
  return static_cast<std::int64_t>(state.items.size()) * std::max<std::int64_t>(each, 1);
}

void HostQueue::push(Host host, Item item) {
  hosts_[host].items.push_back(item);
  ++items_;
  place(host);
}

void HostQueue::push_front(Host host, Item item) {
  hosts_[host].items.push_front(item);
  ++items_;
  place(host);
}

std::optional<HostQueue::Start> HostQueue::start(Time now) {
  while (!delayed_.empty() && delayed_.begin()->first <= now) {
    const Host host = delayed_.begin()->second;
    State& state = hosts_[host];
    delayed_.erase(delayed_.begin());
    state.place = Place::ready;
    state.ready_key = {expected(state), ~host};
    ready_.insert(state.ready_key);
  }
  if (ready_.empty()) return std::nullopt;
  const Host host = ~std::prev(ready_.end())->second;
  State& state = hosts_[host];
  const Start start{host, state.items.front()};
  state.items.pop_front();
  --items_;
  ++state.under_way;
  state.not_before = now + state.gap;
  place(host);
  return start;
}

void HostQueue::finished(Host host) {
  --hosts_[host].under_way;
  place(host);
}

void HostQueue::finished(Host host, std::chrono::milliseconds took) {
  State& state = hosts_[host];
  // A moving average over about four requests: hosts slow down and recover within a run.
  state.usual = state.usual ? *state.usual + (took - *state.usual) / 4 : took;
  finished(host);
}

void HostQueue::not_asked(Host host) {
  hosts_[host].not_before -= hosts_[host].gap;
  finished(host);
}

void HostQueue::put_back(Start start) {
  not_asked(start.host);
  push_front(start.host, start.item);
}

void HostQueue::defer(Host host, Time until) {
  State& state = hosts_[host];
  state.deferred = std::max(state.deferred, until);
  place(host);
}

std::optional<HostQueue::Time> HostQueue::next() const {
  if (delayed_.empty()) return std::nullopt;
  return delayed_.begin()->first;
}

void HostQueue::clear() {
  items_ = busy_ = 0;
  delayed_.clear();
  ready_.clear();
  for (State& state : hosts_) {
    state.items.clear();
    state.place = Place::idle;
    state.busy = state.under_way > 0;
    if (state.busy) ++busy_;
  }
}

// Every host that may be asked goes through `delayed_`, even with no time to wait: only start() knows the
// time.
void HostQueue::place(Host host) {
  State& state = hosts_[host];
  unplace(state);
  const bool busy = !state.items.empty() || state.under_way > 0;
  if (busy != std::exchange(state.busy, busy)) busy ? ++busy_ : --busy_;
  if (state.items.empty() || state.under_way >= state.per_host) return;
  state.place = Place::delayed;
  state.delayed_key = {std::max(state.not_before, state.deferred), host};
  delayed_.insert(state.delayed_key);
}

void HostQueue::unplace(State& state) {
  if (state.place == Place::delayed) delayed_.erase(state.delayed_key);
  if (state.place == Place::ready) ready_.erase(state.ready_key);
  state.place = Place::idle;
}

}  // namespace citecheck

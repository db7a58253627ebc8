#include "checker/web/host.hpp"

#include <algorithm>

namespace citecheck {

HostQueue::Host HostQueue::host(std::string_view name) {
  const auto [at, fresh] = numbers_.try_emplace(std::string{name}, static_cast<Host>(hosts_.size()));
  if (fresh) hosts_.emplace_back();
  return at->second;
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
    state.ready_key = {state.items.size(), host};
    ready_.insert(state.ready_key);
  }
  if (ready_.empty()) return std::nullopt;
  const Host host = std::prev(ready_.end())->second;
  State& state = hosts_[host];
  const Start start{host, state.items.front()};
  state.items.pop_front();
  --items_;
  ++state.under_way;
  state.not_before = now + gap_;
  place(host);
  return start;
}

void HostQueue::finished(Host host) {
  --hosts_[host].under_way;
  place(host);
}

void HostQueue::not_asked(Host host) {
  hosts_[host].not_before -= gap_;
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
  items_ = 0;
  delayed_.clear();
  ready_.clear();
  for (State& state : hosts_) {
    state.items.clear();
    state.place = Place::idle;
  }
}

// Every host that may be asked goes through `delayed_`, even with no time to wait: only start() knows the
// time.
void HostQueue::place(Host host) {
  State& state = hosts_[host];
  unplace(state);
  if (state.items.empty() || state.under_way >= per_host_) return;
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

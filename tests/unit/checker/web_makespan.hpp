#pragma once
// A nightly audit in virtual time, for the test and for the measurements: the engine's scheduling without its
// sockets. What decides when it ends is the busiest host, and neither the order of the URLs nor hosts that
// are dead should add to that.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <random>
#include <string>
#include <vector>

#include "checker/web/health.hpp"
#include "checker/web/host.hpp"
#include "checker/web/retry.hpp"

namespace citecheck::test::makespan {

inline constexpr std::size_t kUrls = 100'000, kSlots = 256;
inline constexpr std::chrono::milliseconds kGap{100}, kConnectTimeout{10'000};

/// Hosts by Zipf's law, of which every 25th is dead, and their URLs in a random order.
struct Audit {
  std::vector<std::size_t> urls;      ///< The host of each.
  std::vector<std::size_t> per_host;  ///< How many URLs each host has.

  explicit Audit(std::mt19937_64& random) {
    std::vector<double> reach;
    double sum = 0;
    for (std::size_t rank = 1; rank <= 20'000; ++rank) reach.push_back(sum += std::pow(rank, -0.8));
    per_host.resize(reach.size());
    for (std::size_t i = 0; i < kUrls; ++i) {
      const double at = static_cast<double>(random() >> 11) * 0x1p-53 * sum;
      const auto host = static_cast<std::size_t>(std::ranges::lower_bound(reach, at) - reach.begin());
      urls.push_back(host);
      ++per_host[host];
    }
  }

  static bool is_dead(std::size_t host) { return host % 25 == 24; }

  /// No schedule can take less: the gaps of the busiest host.
  std::chrono::milliseconds bound() const {
    std::size_t busiest = 0;
    for (std::size_t host = 0; host < per_host.size(); ++host)
      if (!is_dead(host)) busiest = std::max(busiest, per_host[host]);
    return kGap * static_cast<std::int64_t>(busiest);
  }
};

/// The engine's turns without its sockets: the same queue, the same health, the same retries.
class Simulation {
 public:
  Simulation(const Audit& audit, std::mt19937_64& random)
      : audit_(audit), random_(random), queue_(1, kGap), health_(policy_.retries), attempts_(kUrls, 1) {}

  /// When the last URL is settled.
  std::chrono::milliseconds run() {
    for (std::size_t url = 0; url < kUrls; ++url) queue_.push(host_of(url), url);
    while (settled_ < kUrls) {
      while (under_way_ < kSlots)
        if (const auto start = queue_.start(now_))
          begin(*start);
        else
          break;
      advance();
    }
    return std::chrono::floor<std::chrono::milliseconds>(now_.time_since_epoch());
  }

 private:
  using Time = HostQueue::Time;
  struct Event {
    Time at;
    std::size_t url;
    bool ends;  ///< A request ends; otherwise one is to be tried again.
    bool operator>(const Event& other) const { return at > other.at; }
  };

  std::string name(std::size_t host) const { return "host-" + std::to_string(host); }
  HostQueue::Host host_of(std::size_t url) { return queue_.host(name(audit_.urls[url])); }

  std::chrono::milliseconds latency(std::size_t url) {
    if (Audit::is_dead(audit_.urls[url])) return kConnectTimeout;
    return std::chrono::milliseconds{20 + static_cast<int>(random_() % 61)};
  }

  void begin(HostQueue::Start start) {
    const std::size_t url = start.item;
    if (health_.refusal(name(audit_.urls[url]), now_).failure != NetFailure::none) {
      queue_.not_asked(start.host);
      ++settled_;
      return;
    }
    ++under_way_;
    events_.push({now_ + latency(url), url, true});
  }

  void advance() {
    const auto next = queue_.next();
    const bool may_start = under_way_ < kSlots && next;
    if (may_start && (events_.empty() || *next <= events_.top().at)) {
      now_ = std::max(now_, *next);
      return;
    }
    if (events_.empty()) return;
    const Event event = events_.top();
    events_.pop();
    now_ = std::max(now_, event.at);
    if (event.ends)
      end(event.url);
    else
      queue_.push_front(host_of(event.url), event.url);
  }

  void end(std::size_t url) {
    --under_way_;
    const bool dead = Audit::is_dead(audit_.urls[url]);
    queue_.finished(host_of(url), dead ? kConnectTimeout : std::chrono::milliseconds{50});
    Exchange exchange;
    exchange.attempt = attempts_[url];
    exchange.status = dead ? 0 : 200;
    exchange.failure = dead ? NetFailure::connect_timeout : NetFailure::none;
    const std::string host = name(audit_.urls[url]);
    if (health_.refusal(host, now_).failure == NetFailure::none) health_.note(host, exchange, now_);
    const bool given_up = health_.refusal(host, now_).failure != NetFailure::none;
    const auto delay = given_up ? std::nullopt : retry_delay(policy_, exchange, random_);
    if (!delay) {
      ++settled_;
      return;
    }
    ++attempts_[url];
    events_.push({now_ + *delay, url, false});
  }

  const Audit& audit_;
  std::mt19937_64& random_;
  RetryPolicy policy_;
  HostQueue queue_;
  HostHealth health_;
  std::vector<int> attempts_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  Time now_{};
  std::size_t under_way_ = 0, settled_ = 0;
};

}  // namespace citecheck::test::makespan

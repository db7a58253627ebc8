#pragma once
// BodyBudget: how many bytes of bodies have been handed out and are still held by their readers. The web
// fetches no more while readers lag behind. It outlives the web: whoever holds an exchange last gives back.

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

#include "checker/web/exchange.hpp"

namespace citecheck {

class BodyBudget : public std::enable_shared_from_this<BodyBudget> {
 public:
  /// `wake` is called, on whatever thread, when bytes given back make room again.
  BodyBudget(std::uint64_t limit, std::function<void()> wake) : limit_(limit), wake_(std::move(wake)) {}

  /// The same exchange, whose bytes (256 KiB if it has fewer) count until its last holder lets go.
  ExchangePtr charge(ExchangePtr exchange);
  bool has_room() const;
  void close();  ///< No more wake-ups; returns when none is under way.

 private:
  void give_back(std::uint64_t bytes);

  const std::uint64_t limit_;
  mutable std::mutex mutex_;
  std::uint64_t used_ = 0;
  std::function<void()> wake_;
};

}  // namespace citecheck

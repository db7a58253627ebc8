#pragma once
// BodyBudget: how many bytes of bodies have been handed out and are still held by their readers. The web
// fetches no more while readers lag behind. It outlives the web: whoever holds an exchange last gives it
// back, and the web's thread, which took its memory, lets it go: so the readers do not fight it for the heap.

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "checker/web/exchange.hpp"

namespace citecheck {

class BodyBudget : public std::enable_shared_from_this<BodyBudget> {
 public:
  /// `wake` is called, on whatever thread, when bytes given back make room again.
  BodyBudget(std::uint64_t limit, std::function<void()> wake) : limit_(limit), wake_(std::move(wake)) {}

  /// The same exchange, whose bytes (256 KiB if it has fewer) count until its last holder lets go.
  ExchangePtr charge(ExchangePtr exchange);
  bool has_room() const;
  void release();  ///< The web's thread: lets go what was given back.
  void close();    ///< No more wake-ups; returns when none is under way.

 private:
  void give_back(ExchangePtr exchange, std::uint64_t bytes);

  const std::uint64_t limit_;
  mutable std::mutex mutex_;
  std::uint64_t used_ = 0;
  std::vector<ExchangePtr> returned_;
  std::uint64_t returned_bytes_ = 0;
  std::function<void()> wake_;
};

}  // namespace citecheck

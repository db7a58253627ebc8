#include "checker/web/budget.hpp"

#include <utility>

namespace citecheck {

ExchangePtr BodyBudget::charge(ExchangePtr exchange) {
  const std::uint64_t bytes = exchange->body.size();
  if (bytes == 0) return exchange;
  {
    const std::lock_guard lock{mutex_};
    used_ += bytes;
  }
  const Exchange* plain = exchange.get();
  return {plain, [budget = shared_from_this(), held = std::move(exchange), bytes](const Exchange*) mutable {
            held.reset();
            budget->give_back(bytes);
          }};
}

bool BodyBudget::has_room() const {
  const std::lock_guard lock{mutex_};
  return used_ < limit_;
}

void BodyBudget::close() {
  const std::lock_guard lock{mutex_};
  wake_ = nullptr;
}

void BodyBudget::give_back(std::uint64_t bytes) {
  const std::lock_guard lock{mutex_};
  const bool was_full = used_ >= limit_;
  used_ -= bytes;
  if (was_full && used_ < limit_ && wake_) wake_();
}

}  // namespace citecheck

#include "checker/web/budget.hpp"

#include <algorithm>
#include <utility>

namespace citecheck {

namespace {

/// What any answer counts for at least: a killed run loses what was answered and not yet archived, so that
/// should be few answers, however small they are.
constexpr std::uint64_t kLeast = 256u << 10;

}  // namespace

ExchangePtr BodyBudget::charge(ExchangePtr exchange) {
  const std::uint64_t bytes = std::max<std::uint64_t>(exchange->body.size(), kLeast);
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

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
            budget->give_back(std::move(held), bytes);
          }};
}

bool BodyBudget::has_room() const {
  const std::lock_guard lock{mutex_};
  return used_ < limit_;
}

void BodyBudget::release() {
  std::vector<ExchangePtr> returned;
  const std::lock_guard lock{mutex_};
  returned.swap(returned_);
  returned_bytes_ = 0;
}

void BodyBudget::close() {
  release();
  const std::lock_guard lock{mutex_};
  wake_ = nullptr;
}

void BodyBudget::give_back(ExchangePtr exchange, std::uint64_t bytes) {
  const std::lock_guard lock{mutex_};
  const bool was_full = used_ >= limit_, was_little = returned_bytes_ < limit_ / 4;
  used_ -= bytes;
  if (!wake_) return;
  returned_.push_back(std::move(exchange));
  returned_bytes_ += bytes;
  const bool much = was_little && returned_bytes_ >= limit_ / 4;
  if (much || (was_full && used_ < limit_)) wake_();
}

}  // namespace citecheck

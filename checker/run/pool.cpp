#include "checker/run/pool.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace citecheck {

namespace {

/// Jobs of one turn at most: reading pages they are a few hundredths of a second.
constexpr std::size_t kTurn = 16;

}  // namespace

Pool::Pool(int threads, std::function<void()> after)
    : count_(static_cast<std::size_t>(threads)), after_(std::move(after)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    jobs_.clear();
  }
  wake_.notify_all();
  threads_.clear();
}

// The lock is held while a worker is woken: what the job leads to may end this pool before the call does.
void Pool::submit(Job job) {
  const std::lock_guard lock(mutex_);
  if (closing_) return;
  jobs_.push_back(std::move(job));
  wake_.notify_one();
}

// A worker's share of what waits; nothing once it is to end.
std::vector<Pool::Job> Pool::take() {
  std::vector<Job> turn;
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
  if (closing_) return turn;
  const std::size_t share = std::clamp<std::size_t>(jobs_.size() / count_, 1, kTurn);
  const auto end = jobs_.begin() + static_cast<std::ptrdiff_t>(share);
  turn.assign(std::make_move_iterator(jobs_.begin()), std::make_move_iterator(end));
  jobs_.erase(jobs_.begin(), end);
  return turn;
}

void Pool::work() {
  for (std::vector<Job> turn = take(); !turn.empty(); turn = take()) {
    for (Job& job : turn) std::exchange(job, nullptr)();
    after_();
  }
}

}  // namespace citecheck

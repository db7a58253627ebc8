#include "references/compression/bzip2_workers.hpp"

#include <algorithm>

namespace citecheck {

void decode_bzip2(std::span<Bzip2Task* const> tasks, std::vector<Bzip2Block::Lane>& lanes) {
  lanes.resize(std::max(lanes.size(), tasks.size()));
  std::vector<Bzip2Block*> good;
  std::vector<Bzip2Block::Lane*> theirs;
  for (Bzip2Task* task : tasks) {
    const Bzip2Stretch& stretch = task->stretch;
    if (!stretch.marked) continue;
    Bzip2Block::Lane& lane = lanes[good.size()];
    task->state = task->block.decode(stretch.bytes, stretch.begin, stretch.end, lane);
    if (task->state != Bzip2Block::State::good) continue;
    good.push_back(&task->block);
    theirs.push_back(&lane);
  }
  Bzip2Block::unravel(good, theirs);
  for (Bzip2Task* task : tasks) {
    if (task->state != Bzip2Block::State::good) continue;
    // Most blocks hold few runs: a little more than their size is enough for nearly all.
    while (!task->all && task->bytes.size() < Bzip2Task::kEager) {
      const std::size_t had = task->bytes.size();
      const std::size_t wanted =
          std::min(Bzip2Task::kEager - had, task->block.size() + task->block.size() / 16 + 64);
      task->bytes.resize(had + wanted);
      const std::size_t count = task->block.read(std::span(task->bytes).subspan(had));
      task->bytes.resize(had + count);
      task->all = count < wanted;
    }
  }
}

Bzip2Workers::Bzip2Workers(unsigned threads) {
  if (threads <= 1) return;
  for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
}

Bzip2Workers::~Bzip2Workers() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  submitted_.notify_all();
}

void Bzip2Workers::submit(Bzip2Task& task) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(&task);
  }
  submitted_.notify_one();
}

void Bzip2Workers::wait(Bzip2Task& task) {
  std::unique_lock lock(mutex_);
  while (!task.done)
    if (workers_.empty())
      work_once(lock, own_lanes_);
    else
      finished_.wait(lock);
  if (task.failure) std::rethrow_exception(task.failure);
}

void Bzip2Workers::work() {
  std::vector<Bzip2Block::Lane> lanes;
  std::unique_lock lock(mutex_);
  for (;;) {
    submitted_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (stopping_) return;
    work_once(lock, lanes);
  }
}

void Bzip2Workers::work_once(std::unique_lock<std::mutex>& lock, std::vector<Bzip2Block::Lane>& lanes) {
  // Not more than a fair share, so that near the end of a file none is idle while another has a group to do.
  const std::size_t threads = std::max<std::size_t>(workers_.size(), 1);
  const std::size_t count = std::min((queue_.size() + threads - 1) / threads, Bzip2Block::kLanes);
  const std::vector<Bzip2Task*> tasks(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  lock.unlock();
  std::exception_ptr failure;
  try {
    decode_bzip2(tasks, lanes);
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  for (Bzip2Task* task : tasks) {
    task->failure = failure;
    task->done = true;
  }
  finished_.notify_all();
}

}  // namespace citecheck

#pragma once
// Bzip2Workers: threads that decode stretches of a bzip2 file, in small groups. Whoever owns them takes the
// results in any order it likes.

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "references/compression/bzip2_block.hpp"
#include "references/compression/bzip2_stretches.hpp"

namespace citecheck {

/// A stretch, and what it decodes to. Bytes of more than kEager are left to whoever reads, so that a
/// stretch that expands to megabytes holds no more memory than another.
struct Bzip2Task {
  static constexpr std::size_t kEager = 12 * kBzip2Unit;

  Bzip2Stretch stretch;
  Bzip2Block block;
  Bzip2Block::State state = Bzip2Block::State::damaged;
  std::string bytes;  ///< The block's first.
  bool all = false;   ///< There are no more of them, and block.intact() is known.
  bool done = false;
  std::exception_ptr failure;  ///< Such as no memory.
};

/// Decodes the stretches that are marked, together.
void decode_bzip2(std::span<Bzip2Task* const> tasks, std::vector<Bzip2Block::Lane>& lanes);

class Bzip2Workers {
 public:
  /// With one thread or none, the work is done in wait().
  explicit Bzip2Workers(unsigned threads);
  ~Bzip2Workers();
  Bzip2Workers(const Bzip2Workers&) = delete;
  Bzip2Workers& operator=(const Bzip2Workers&) = delete;

  /// The task must stay where it is until it has been waited for.
  void submit(Bzip2Task& task);
  /// Until the task is done; throws what decoding it threw.
  void wait(Bzip2Task& task);

  unsigned threads() const { return static_cast<unsigned>(workers_.size()); }

 private:
  void work();
  /// Takes a group off the queue, decodes it and marks it as done. The lock is held before and after.
  void work_once(std::unique_lock<std::mutex>& lock, std::vector<Bzip2Block::Lane>& lanes);

  std::mutex mutex_;
  std::condition_variable submitted_, finished_;
  std::deque<Bzip2Task*> queue_;
  bool stopping_ = false;
  std::vector<Bzip2Block::Lane> own_lanes_;
  std::vector<std::jthread> workers_;  ///< Last: they are joined first.
};

}  // namespace citecheck

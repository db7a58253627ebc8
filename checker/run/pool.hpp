#pragma once
// Pool: the worker threads. A job takes const values in and posts a value out; it owns nothing and waits for
// nothing but the queue.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace citecheck {

class Pool {
 public:
  using Job = std::function<void()>;
  explicit Pool(int threads);
  /// Waits for the jobs that run; those not yet begun are dropped.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Any thread. A job must not throw.
  void submit(Job job);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace citecheck

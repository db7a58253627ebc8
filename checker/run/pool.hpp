#pragma once
// Pool: the worker threads. A job takes const values in and posts a value out; it owns nothing and waits for
// nothing but the queue. Where many jobs wait, a worker takes some of them at once, so that small ones cost
// no more than their work.

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
  /// `after` is called by a worker after each of its turns, which are of one job or some.
  Pool(int threads, std::function<void()> after);
  /// Waits for the jobs that workers have taken; the others are dropped.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Any thread. A job must not throw.
  void submit(Job job);

 private:
  void work();
  std::vector<Job> take();

  const std::size_t count_;
  const std::function<void()> after_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace citecheck

#pragma once
// Inbox: where the other threads leave messages for the main thread, which alone decides what happens next.
// It is built on a POSIX semaphore because a signal handler may wake it (sem_post is async-signal-safe). The
// semaphore tells only that there may be something: one wake-up does for all messages that lie there.

#include <semaphore.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace citecheck {

class Inbox {
 public:
  using Message = std::function<void()>;  ///< What the main thread is to do.

  Inbox();
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// Any thread.
  void post(Message message);
  /// Any thread: as post(), but the main thread is not woken before announce() or the next post().
  void leave(Message message);
  void announce();
  /// Any thread, and signal handlers: wait_until returns without a message.
  void wake();
  /// Main thread: the next message; none if woken without one or the time has come.
  std::optional<Message> wait_until(std::chrono::system_clock::time_point until);

 private:
  std::optional<Message> take();

  std::mutex mutex_;
  std::deque<Message> messages_;
  bool announced_ = false;  ///< The main thread has been or is being woken for what lies there.
  std::atomic<bool> woken_ = false;
  sem_t semaphore_;
};

}  // namespace citecheck

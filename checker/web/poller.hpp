#pragma once
// Poller: which sockets are ready, by epoll. A kept connection stays registered between two requests, so that
// a request takes no call to change what is waited for. Only wake() may be called from other threads.

#include <sys/epoll.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace citecheck {

class Poller {
 public:
  struct Ready {
    int fd = -1;
    bool in = false, out = false, broken = false;
  };

  Poller();  ///< Throws std::runtime_error where the process has no descriptors left.
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  /// What to wait for on a descriptor from now on; neither for nothing.
  void watch(int fd, bool in, bool out);
  /// The descriptor is a new one: whatever had its number before is closed.
  void forget(int fd);
  /// Waits for at most so many milliseconds, or until wake(). Valid until the next call.
  std::span<const Ready> wait(int milliseconds);
  void wake();

 private:
  struct Watched {
    std::uint32_t wanted = 0, registered = 0;
  };
  Watched& at(int fd);

  int epoll_ = -1, wake_ = -1;
  std::vector<Watched> watched_;  ///< By descriptor.
  std::array<epoll_event, 256> events_{};
  std::vector<Ready> ready_;
};

}  // namespace citecheck

#include "checker/web/poller.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace citecheck {

Poller::Poller() : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (epoll_ < 0 || wake_ < 0)
    throw std::runtime_error("too many open files: allow the process more of them (ulimit -n)");
  watch(wake_, true, false);
}

Poller::~Poller() {
  ::close(wake_);
  ::close(epoll_);
}

Poller::Watched& Poller::at(int fd) {
  const auto place = static_cast<std::size_t>(fd);
  if (watched_.size() <= place) watched_.resize(place + 64);
  return watched_[place];
}

void Poller::watch(int fd, bool in, bool out) {
  Watched& it = at(fd);
  it.wanted = (in ? std::uint32_t{EPOLLIN} : 0U) | (out ? std::uint32_t{EPOLLOUT} : 0U);
  if (it.wanted == 0 || it.wanted == it.registered) return;
  epoll_event event{};
  event.events = it.wanted;
  event.data.fd = fd;
  epoll_ctl(epoll_, it.registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
  it.registered = it.wanted;
}

void Poller::forget(int fd) {
  at(fd) = {};
}

std::span<const Poller::Ready> Poller::wait(int milliseconds) {
  ready_.clear();
  const int count = epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), milliseconds);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events_[static_cast<std::size_t>(i)];
    const int fd = event.data.fd;
    if (fd == wake_) {
      std::uint64_t count_of_calls = 0;
      [[maybe_unused]] const auto got = ::read(wake_, &count_of_calls, sizeof count_of_calls);
      continue;
    }
    Watched& it = at(fd);
    if (it.wanted == 0) {  // An idle connection that the other side has ended: it would wake us for ever.
      epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
      it.registered = 0;
      continue;
    }
    ready_.push_back({fd, (event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                      (event.events & (EPOLLERR | EPOLLHUP)) != 0});
  }
  return ready_;
}

void Poller::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto put = ::write(wake_, &one, sizeof one);
}

}  // namespace citecheck

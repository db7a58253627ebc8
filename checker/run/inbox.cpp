#include "checker/run/inbox.hpp"

#include <cerrno>
#include <ctime>

namespace citecheck {

Inbox::Inbox() {
  sem_init(&semaphore_, 0, 0);
}
Inbox::~Inbox() {
  sem_destroy(&semaphore_);
}

void Inbox::post(Message message) {
  leave(std::move(message));
  announce();
}

void Inbox::leave(Message message) {
  const std::lock_guard lock(mutex_);
  messages_.push_back(std::move(message));
}

void Inbox::announce() {
  {
    const std::lock_guard lock(mutex_);
    if (messages_.empty() || announced_) return;
    announced_ = true;
  }
  sem_post(&semaphore_);
}

void Inbox::wake() {
  woken_ = true;
  sem_post(&semaphore_);
}

std::optional<Inbox::Message> Inbox::take() {
  const std::lock_guard lock(mutex_);
  if (messages_.empty()) {
    announced_ = false;
    return std::nullopt;
  }
  Message message = std::move(messages_.front());
  messages_.pop_front();
  return message;
}

std::optional<Inbox::Message> Inbox::wait_until(std::chrono::system_clock::time_point until) {
  using namespace std::chrono;
  const auto since_epoch = duration_cast<nanoseconds>(until.time_since_epoch());
  const timespec deadline{static_cast<std::time_t>(since_epoch.count() / 1'000'000'000),
                          static_cast<long>(since_epoch.count() % 1'000'000'000)};
  for (;;) {
    if (auto message = take()) return message;
    if (woken_.exchange(false)) return std::nullopt;
    if (sem_timedwait(&semaphore_, &deadline) != 0 && errno != EINTR) return std::nullopt;
  }
}

}  // namespace citecheck

#include "checker/run/signals.hpp"

#include <signal.h>

#include <atomic>

namespace citecheck {

namespace {

// A signal handler reaches nothing but objects with static storage.
std::atomic<Inbox*> to_wake{nullptr};
std::atomic<bool> was_interrupted{false};
static_assert(std::atomic<Inbox*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void on_signal(int) {
  was_interrupted = true;
  if (Inbox* inbox = to_wake) inbox->wake();
}

void install(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard(Inbox& inbox) {
  was_interrupted = false;
  to_wake = &inbox;
  install(on_signal, static_cast<int>(SA_RESETHAND) | SA_RESTART);
}

InterruptGuard::~InterruptGuard() {
  install(SIG_DFL, 0);
  to_wake = nullptr;
}

bool InterruptGuard::interrupted() {
  return was_interrupted;
}

}  // namespace citecheck

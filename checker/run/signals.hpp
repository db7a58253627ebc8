#pragma once
// Interruption: the first Ctrl-C or SIGTERM asks the run to end in order (valid archive, report of what was
// done); a second one ends the process at once.

#include "checker/run/inbox.hpp"

namespace citecheck {

/// While it lives, SIGINT and SIGTERM wake the inbox and are told by interrupted(). One at a time per
/// process.
class InterruptGuard {
 public:
  explicit InterruptGuard(Inbox& inbox);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  static bool interrupted();
};

}  // namespace citecheck

#pragma once
// How far a run has come, on standard error: one line that is rewritten on a terminal, a plain line every 30
// seconds elsewhere.

#include <chrono>
#include <ostream>

#include "checker/run/run.hpp"

namespace citecheck {

class ProgressLine {
 public:
  ProgressLine(std::ostream& err, bool terminal);
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  std::ostream& err_;
  const bool terminal_;
  Clock::time_point last_;
  bool shown_ = false;
};

}  // namespace citecheck

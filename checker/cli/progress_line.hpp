#pragma once
// How far a run has come, on standard error: one line that is rewritten on a terminal, a plain line every 30
// seconds elsewhere.

#include <chrono>
#include <ostream>
#include <string>

#include "checker/run/run.hpp"

namespace citecheck {

/// "checked 120 of 400 URLs: 96 alive, 12 dead; 34 under way, 17 a second, about 16 s left". What cannot be
/// known yet is left out.
std::string progress_text(const Progress& progress, std::chrono::steady_clock::duration since_start);

class ProgressLine {
 public:
  using Clock = std::chrono::steady_clock;
  ProgressLine(std::ostream& err, bool terminal, Clock::time_point start = Clock::now());
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Shows nothing where it is too soon.
  void show(const Progress& progress, Clock::time_point now = Clock::now());

 private:
  std::ostream& err_;
  const bool terminal_;
  const Clock::time_point start_;
  Clock::time_point last_;
  bool shown_ = false;
};

}  // namespace citecheck

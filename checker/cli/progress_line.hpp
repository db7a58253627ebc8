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
  const Clock::time_point start_;
  Clock::time_point last_;
  bool shown_ = false;
};

}  // namespace citecheck

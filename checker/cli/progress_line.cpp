#include "checker/cli/progress_line.hpp"

namespace citecheck {

ProgressLine::ProgressLine(std::ostream& err, bool terminal)
    : err_(err), terminal_(terminal), last_(Clock::now()) {}

ProgressLine::~ProgressLine() {
  if (shown_ && terminal_) err_ << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
  using namespace std::chrono_literals;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (terminal_ ? Clock::duration(100ms) : Clock::duration(30s))) return;
  last_ = now;
  shown_ = true;
  if (terminal_) err_ << "\r\x1b[K";
  err_ << "checked " << progress.answered << " of " << progress.urls << (progress.inputs_left ? "+" : "")
       << " URLs";
  if (!terminal_) err_ << '\n';
  err_ << std::flush;
}

}  // namespace citecheck

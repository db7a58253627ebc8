#include "checker/cli/progress_line.hpp"

#include <cmath>

namespace citecheck {

namespace {

/// "16 s", "12 min", "3 h".
std::string rounded(double seconds) {
  const auto whole = [](double value) { return std::to_string(std::llround(std::ceil(value))); };
  if (seconds < 120) return whole(seconds) + " s";
  if (seconds < 7200) return whole(seconds / 60) + " min";
  return whole(seconds / 3600) + " h";
}

}  // namespace

std::string progress_text(const Progress& progress, std::chrono::steady_clock::duration since_start) {
  std::string text = "checked " + std::to_string(progress.answered) + " of " + std::to_string(progress.urls) +
                     (progress.inputs_left ? "+" : "") + " URLs";
  std::string_view before = ": ";
  for (const auto& [status, count] : progress.statuses) {
    text.append(before).append(std::to_string(count)).append(" ").append(name_of(status));
    before = ", ";
  }
  before = "; ";
  const auto add = [&](const std::string& what) {
    text.append(before).append(what);
    before = ", ";
  };
  if (progress.in_flight > 0) add(std::to_string(progress.in_flight) + " under way");
  if (progress.look_ups_left > 0)
    add(std::to_string(progress.look_ups_left) + " to be looked up in archives");
  const double seconds = std::chrono::duration<double>(since_start).count();
  if (progress.answered < 10 || seconds < 1) return text;
  const double rate = static_cast<double>(progress.answered) / seconds;
  add((rate >= 10 ? std::to_string(std::llround(rate)) : std::to_string(rate).substr(0, 3)) + " a second");
  if (!progress.inputs_left && progress.answered < progress.urls)
    add("about " + rounded(static_cast<double>(progress.urls - progress.answered) / rate) + " left");
  return text;
}

ProgressLine::ProgressLine(std::ostream& err, bool terminal, Clock::time_point start)
    : err_(err), terminal_(terminal), start_(start), last_(start) {}

ProgressLine::~ProgressLine() {
  if (shown_ && terminal_) err_ << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress, Clock::time_point now) {
  using namespace std::chrono_literals;
  if (now - last_ < (terminal_ ? Clock::duration(100ms) : Clock::duration(30s))) return;
  last_ = now;
  shown_ = true;
  if (terminal_) err_ << "\r\x1b[K";
  err_ << progress_text(progress, now - start_);
  if (!terminal_) err_ << '\n';
  err_ << std::flush;
}

}  // namespace citecheck

// What is told of a run under way.
#include <sstream>

#include "checker/cli/progress_line.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace std::chrono_literals;

TEST_CASE("progress tells what is done, under way and left, as far as it is known", "[cli][progress]") {
  Progress progress{.urls = 400, .answered = 0, .inputs_left = true};
  CHECK(progress_text(progress, 0s) == "checked 0 of 400+ URLs");
  progress.in_flight = 34;
  CHECK(progress_text(progress, 5s) == "checked 0 of 400+ URLs; 34 under way");
  progress.answered = 120;
  progress.statuses = {{LinkStatus::alive, 96}, {LinkStatus::dead, 24}};
  CHECK(progress_text(progress, 8s) ==
        "checked 120 of 400+ URLs: 96 alive, 24 dead; 34 under way, 15 a second");
  progress.inputs_left = false;
  CHECK(progress_text(progress, 8s) ==
        "checked 120 of 400 URLs: 96 alive, 24 dead; 34 under way, 15 a second, about 19 s left");
  CHECK(progress_text(progress, 60s).ends_with("2.0 a second, about 140 s left") == false);
  CHECK(progress_text(progress, 60s).ends_with("2.0 a second, about 3 min left"));
  progress.answered = 400;
  progress.in_flight = 0;
  CHECK(progress_text(progress, 40s).ends_with("; 10 a second"));
}

TEST_CASE("a terminal has one line that is rewritten and cleared, anything else a plain line every 30 s",
          "[cli][progress]") {
  const ProgressLine::Clock::time_point start{1h};
  const Progress progress{
      .urls = 4, .answered = 1, .statuses = {{LinkStatus::alive, 1}}, .inputs_left = false};
  std::ostringstream terminal, file;
  {
    ProgressLine rewritten(terminal, true, start), plain(file, false, start);
    for (auto now = start; now <= start + 61s; now += 50ms) {
      rewritten.show(progress, now);
      plain.show(progress, now);
    }
  }
  CHECK(file.str() == "checked 1 of 4 URLs: 1 alive\nchecked 1 of 4 URLs: 1 alive\n");
  const std::string line = "\r\x1b[Kchecked 1 of 4 URLs: 1 alive";
  CHECK(terminal.str().size() == 610 * line.size() + std::string_view("\r\x1b[K").size());
  CHECK(terminal.str().starts_with(line + line));
  CHECK(terminal.str().ends_with(line + "\r\x1b[K"));
  CHECK(terminal.str().find('\n') == std::string::npos);
}

TEST_CASE("a run that is soon over tells nothing on the way", "[cli][progress]") {
  std::ostringstream terminal;
  { ProgressLine line(terminal, true, ProgressLine::Clock::time_point{1h}); }
  CHECK(terminal.str().empty());
}

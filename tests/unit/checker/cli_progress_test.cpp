// What is told of a run under way.
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

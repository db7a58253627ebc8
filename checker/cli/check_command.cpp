#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <optional>

#include "checker/archive/earlier_archive.hpp"
#include "checker/archive/replay_web.hpp"
#include "checker/archive/resume_web.hpp"
#include "checker/cli/check_options.hpp"
#include "checker/cli/command.hpp"
#include "checker/cli/progress_line.hpp"
#include "checker/cli/report_files.hpp"
#include "checker/run/inputs.hpp"
#include "checker/run/run.hpp"
#include "checker/web/curl_web.hpp"
#include "checker/web/fixed_clock_web.hpp"
#include "reports/summary.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kSoftware = "citecheck/" CITECHECK_VERSION;

/// Counts what decides the exit code; it writes nothing.
class Tally final : public ReportWriter {
 public:
  void begin(const RunInfo&) override {}
  void article(const ArticleResult& result) override { summary_.add(result); }
  void end(const RunEnd&) override {}

  bool found(Severity least) const {
    for (std::size_t i = static_cast<std::size_t>(least); i < summary_.findings.size(); ++i)
      if (summary_.findings[i] > 0) return true;
    return false;
  }

 private:
  Summary summary_;
};

bool environment_has(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

Appearance appearance_of(const CheckOptions& options) {
  Appearance appearance;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  appearance.color =
      options.color == "always" || (options.color == "auto" && terminal && !environment_has("NO_COLOR"));
  appearance.width = 0;
  winsize size{};
  if (terminal)
    appearance.width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  appearance.quiet = options.quiet;
  appearance.verbose = options.verbose;
  return appearance;
}

int exit_code_of(const RunEnd& end, const CheckOptions& options, const Tally& tally) {
  if (end.kind == RunEnd::Kind::interrupted) return exit_code::kInterrupted;
  if (end.kind != RunEnd::Kind::complete) return exit_code::kIncomplete;
  if (!end.unreadable.empty()) return exit_code::kUsage;
  return options.fail_on && tally.found(*options.fail_on) ? exit_code::kFindings : exit_code::kClean;
}

/// What a person must know even if the report goes to a file.
void tell(const RunEnd& end, std::ostream& err) {
  for (const std::string& input : end.unreadable) err << "citecheck: " << input << '\n';
  if (end.kind == RunEnd::Kind::complete) return;
  err << "citecheck: the run is not complete: " << end.reason << '\n';
  if (!end.not_done.empty()) err << "citecheck: not checked: " << end.not_done.size() << " URLs or inputs\n";
}

/// Where the user tells himself where some requests go.
bool is_led(const WebOptions& web) {
  return !web.connect_to.empty() || !web.resolve.empty() || !web.proxy.empty() || !web.http_proxy.empty() ||
         !web.https_proxy.empty();
}

/// The web of a run, from its options: live, replayed, or both.
struct Webs {
  std::unique_ptr<ReplayWeb> replay;
  std::unique_ptr<EarlierArchive> earlier;
  std::unique_ptr<CurlWeb> live;
  std::unique_ptr<FixedClockWeb> clocked;
  std::unique_ptr<ResumeWeb> resumed;
  Web* web = nullptr;  ///< Null: offline.

  Webs(const CheckOptions& options, std::ostream& err) {
    if (!options.replay.empty()) {
      replay = std::make_unique<ReplayWeb>(options.replay, options.web.max_redirects);
      tell(replay->problems(), err);
      web = replay.get();
    } else if (!options.offline) {
      go_live(options, err);
    }
    if (options.resume) {
      std::vector<std::string> known{options.archive};
      replay = std::make_unique<ReplayWeb>(known, options.web.max_redirects);
      resumed = std::make_unique<ResumeWeb>(*replay, *web);
      web = resumed.get();
    }
  }

 private:
  static void tell(const std::vector<std::string>& problems, std::ostream& err) {
    for (const std::string& problem : problems) err << "citecheck: " << problem << '\n';
  }

  void go_live(const CheckOptions& options, std::ostream& err) {
    WebOptions how = options.web;
    if (!options.since.empty()) {
      earlier = std::make_unique<EarlierArchive>(options.since);
      tell(earlier->index().problems(), err);
      how.conditions = [known = earlier.get()](const std::string& url) { return known->conditions(url); };
    }
    live = std::make_unique<CurlWeb>(std::move(how));
    web = live.get();
    if (!options.clock) return;
    clocked = std::make_unique<FixedClockWeb>(*live, *options.clock);
    web = clocked.get();
  }
};

int check(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const CheckOptions options = check_options(arguments);
  const Webs webs(options, err);
  std::unique_ptr<ReplayWeb> former;
  if (!options.earlier.empty()) {
    former = std::make_unique<ReplayWeb>(options.earlier, options.web.max_redirects);
    for (const std::string& problem : former->problems()) err << "citecheck: " << problem << '\n';
  }

  RunPlan plan;
  plan.inputs = expand_inputs(options.inputs);
  plan.format = options.format;
  plan.read = options.read;
  plan.web = webs.web;
  plan.replay = webs.replay.get();
  plan.earlier = webs.earlier.get();
  plan.former = former.get();
  plan.archive = options.archive;
  plan.requisites = options.requisites;
  plan.every_copy = options.every_copy;
  plan.save = options.keys ? &*options.keys : nullptr;
  plan.led = is_led(options.web);
  plan.snapshots = options.snapshots;
  plan.in_order = options.clock.has_value();
  plan.jobs = options.jobs;
  plan.deadline = options.deadline;

  RunInfo info;
  info.version = CITECHECK_VERSION;
  info.inputs = plan.inputs;
  info.rules = options.rules;
  // A replay repeats the judgement of the day it was recorded, and a resumed run began with the first one.
  const Instant now =
      options.clock.value_or(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  info.started = webs.replay ? webs.replay->recorded_at() : now;
  info.today = options.today.value_or(std::chrono::floor<std::chrono::days>(info.started));
  info.offline = options.offline;
  for (const std::string& path : options.replay)
    info.replayed_from += (info.replayed_from.empty() ? "" : ", ") + path;
  plan.archive_info = {.software = std::string(kSoftware),
                       .user_agent = options.web.user_agent,
                       .started = info.started,
                       .obeys_robots = options.web.obey_robots,
                       .signing_key = options.signing_key};
  if (webs.resumed) plan.archive_info.resume_at = webs.replay->whole_until();
  if (options.restart) plan.archive_info.resume_at = 0;
  plan.court = {options.rules, info.today, options.offline, !options.snapshots.empty(), false};

  ReportFiles reports(options.reports, out, appearance_of(options));
  Tally tally;
  std::vector<ReportWriter*> writers = reports.writers();
  writers.push_back(&tally);
  reports.begin(info);

  RunEnd end;
  {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    std::optional<ProgressLine> line;
    if (options.progress == "always" || (options.progress == "auto" && !options.quiet))
      line.emplace(err, terminal);
    if (line) plan.progress = [&line](const Progress& progress) { line->show(progress); };
    end = run_checks(plan, writers);
  }
  tell(end, err);
  reports.end(end);
  return exit_code_of(end, options, tally);
}

}  // namespace

const Command check_command{
    .name = "check",
    .operands = "INPUT...",
    .summary =
        "reads articles, fetches and archives every cited page, and reports what is dead or inconsistent",
    .details =
        "INPUT is a file, a folder (walked for known suffixes), the URL of an article, or - for standard "
        "input.\n"
        "What is fetched is kept in an archive unless --no-archive is given; --replay repeats the run from "
        "it.",
    .options = check_option_table(),
    .run = check};

}  // namespace citecheck

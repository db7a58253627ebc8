#pragma once
// A run: the whole way from inputs to reports. The main thread owns the docket; the web, the workers and the
// keeper post to its inbox; results leave in input order.

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checker/archive/archive_writer.hpp"
#include "checker/run/judge.hpp"
#include "checker/snapshots/archive_keys.hpp"
#include "checker/snapshots/archives.hpp"
#include "checker/web/web.hpp"
#include "references/reader.hpp"
#include "reports/report.hpp"

namespace citecheck {

class EarlierArchive;
class ReplayWeb;

/// How far a run has come, for whoever shows it.
struct Progress {
  std::size_t urls = 0, answered = 0, in_flight = 0;
  std::map<LinkStatus, std::size_t> statuses;  ///< Of those answered.
  bool inputs_left = true;                     ///< More URLs may come.
  std::size_t look_ups_left = 0;               ///< URLs that archives are still to be asked about.
};

struct RunPlan {
  std::vector<std::string> inputs;     ///< As expand_inputs gives them.
  const FormatInfo* format = nullptr;  ///< Null: guessed for each input.
  ReadOptions read;
  Court court;
  Web* web = nullptr;                       ///< Null: offline.
  const ReplayWeb* replay = nullptr;        ///< Set if `web` replays, or resumes: tells where captures lie.
  ReplayWeb* former = nullptr;              ///< Archives of earlier runs, for how far pages have changed.
  std::string archive;                      ///< File to write; "" for none.
  ArchiveInfo archive_info;                 ///< What it says of the run.
  const EarlierArchive* earlier = nullptr;  ///< Archives that it refers to instead of keeping the same again.
  const ArchiveKeys* save = nullptr;        ///< Pages are saved by the Wayback Machine, with these keys.
  /// Where requests go is told by the user, for some hosts at least: addresses say nothing of them.
  bool led = false;
  /// Archives that are asked what they keep of every cited URL; none if they are not.
  std::vector<WebArchive> snapshots;
  bool requisites = false;  ///< What a page needs to look right is archived, too.
  bool every_copy = false;  ///< Cited archive copies are asked where the page came, too.
  /// One question is asked after the other, so that the same answers give the same archive, byte by byte.
  bool in_order = false;
  int jobs = 1;  ///< Worker threads.
  std::optional<std::chrono::milliseconds> deadline;
  std::function<void(const Progress&)> progress;  ///< Called on the main thread, at least every second.
};

/// Runs the plan; every writer is given each article in input order (begin and end are the caller's). Throws
/// what a worker threw (a bug or a broken environment).
RunEnd run_checks(const RunPlan& plan, std::span<ReportWriter* const> writers);

}  // namespace citecheck

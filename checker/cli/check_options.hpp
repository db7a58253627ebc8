#pragma once
// The options of `citecheck check`: the one table, and what the words come to.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checker/cli/arguments.hpp"
#include "checker/snapshots/archive_keys.hpp"
#include "checker/snapshots/archives.hpp"
#include "checker/web/options.hpp"
#include "references/reader.hpp"
#include "rules/evidence.hpp"
#include "rules/rule.hpp"

namespace citecheck {

struct CheckOptions {
  std::vector<std::string> inputs;
  const FormatInfo* format = nullptr;  ///< Null: guess.
  ReadOptions read;
  std::vector<std::string> reports;
  std::vector<const Rule*> rules;
  std::optional<Severity> fail_on;   ///< None: never.
  std::string archive;               ///< "" for none.
  std::vector<std::string> replay;   ///< Archives that the answers come from.
  std::vector<std::string> earlier;  ///< Archives that pages are compared with.
  std::vector<std::string> since;    ///< Archives that the new one refers to.
  std::string signing_key;           ///< "" for none.
  bool requisites = false;
  bool every_copy = false;            ///< Cited archive copies are asked where the page came, too.
  std::vector<WebArchive> snapshots;  ///< To be asked what they keep; none if they are not.
  std::optional<ArchiveKeys> keys;    ///< Set where pages are to be saved.
  std::optional<Instant> clock;       ///< The archive's: it is to be the same, byte by byte.
  bool offline = false;
  bool resume = false;   ///< The archive exists, and is gone on with.
  bool restart = false;  ///< It exists, and holds nothing: it is written over.
  WebOptions web;
  std::optional<std::chrono::milliseconds> deadline;
  std::optional<std::chrono::sys_days> today;
  int jobs = 1;
  std::string color, progress;  ///< auto, always, never.
  bool quiet = false;
  int verbose = 0;
};

std::span<const Option> check_option_table();

/// With what the configuration file says, where the arguments do not. Throws UsageError.
CheckOptions check_options(Arguments arguments);

}  // namespace citecheck

#pragma once
// The results of a run as the reports see them, and the interface every report format implements. Writers
// stream: begin, one call per article in input order, end.

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "rules/engine.hpp"
#include "rules/evidence.hpp"
#include "rules/finding.hpp"
#include "rules/verdict.hpp"

namespace citecheck {

/// Where the evidence lies: a record of an archive. `offset` and `length` are bytes of the file as stored,
/// also where the file is a WACZ package.
struct Captured {
  std::string file;
  std::uint64_t offset = 0, length = 0;
  /// Of the payload, as the record states it: "sha256:…"; where it refers to another tool's record what that
  /// states, perhaps "sha1:…"; "" if it states none.
  std::string digest;
  Instant at{};
  /// Where a reader of the archive begins: the capture of the URL that was asked, before redirects.
  std::string entry_url;
  Instant entry_at{};
  LinkStatus shows = LinkStatus::not_checked;  ///< What was captured: a page, or what stands in its place.

  bool shows_page() const { return shows == LinkStatus::alive || shows == LinkStatus::moved; }
};

/// What became of asking the Wayback Machine to save the cited page (--save-page-now).
struct Saving {
  enum class State : std::uint8_t {
    not_asked,  ///< `reason` says why.
    pending,    ///< Asked for, and nobody waited for the end: it may be saved yet.
    failed,
    saved
  };
  State state = State::not_asked;
  std::string url;     ///< Of the capture, once it is saved.
  std::string job;     ///< How the archive calls the request; "" before it was taken.
  std::string reason;  ///< For a person; "" where it is saved.
  Instant at{};        ///< When it was asked for first; the epoch where it was not.
};
std::string_view name_of(Saving::State state);  ///< "not-asked", "saved".

struct RunInfo {
  std::string version;
  std::vector<std::string> inputs;
  std::vector<const Rule*> rules;
  Instant started{};
  std::chrono::sys_days today{};
  bool offline = false;
  std::string replayed_from;  ///< The archive the answers come from; "" for a live run.
};

struct CitationResult {
  Verdict verdict;
  Evidence evidence;
  /// The last answers: for the URL, and for the cited archive copy.
  std::optional<Captured> link_capture, copy_capture;

  std::optional<Saving> saving;  ///< None where the run saves no pages.

  /// The capture that shows the page: neither an error nor a challenge, a login or a page that stands in for
  /// it counts as archived. Null if none does.
  const Captured* archived() const {
    for (const auto* capture : {&link_capture, &copy_capture})
      if (*capture && (*capture)->shows_page()) return &**capture;
    return nullptr;
  }
};

/// `citations` runs parallel to article->citations.
struct ArticleResult {
  std::shared_ptr<const Article> article;
  std::vector<CitationResult> citations;
  std::vector<Finding> findings;
  std::vector<Skipped> skipped;
};

/// Why a run ended as it did, and what it left undone; `reason` is for a person and empty for `complete`.
struct RunEnd {
  enum class Kind : std::uint8_t {
    complete,
    no_network,
    deadline,
    disk_full,
    interrupted,
    keys_refused  ///< All was checked, but pages that were to be saved could not even be asked for.
  };
  Kind kind = Kind::complete;
  std::string reason;
  std::vector<std::string> not_done;    ///< URLs that were not checked, and inputs that could not be read.
  std::vector<std::string> unreadable;  ///< Inputs that could not be read at all, with the reason.
  std::string archive;                  ///< The file the answers were kept in; "" if none was written.
  std::uint64_t urls = 0;               ///< Distinct URLs the articles cite.
  std::uint64_t requests = 0;           ///< Requests sent (or replayed), redirects and retries counted.
};

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void begin(const RunInfo& run) = 0;
  virtual void article(const ArticleResult& result) = 0;
  /// Writes what is left and flushes. Throws std::runtime_error if the stream failed.
  virtual void end(const RunEnd& end) = 0;
};

/// How a terminal report may look; the other formats ignore it.
struct Appearance {
  bool color = false;
  std::size_t width = 80;  ///< Columns; 0 if the output is no terminal (then nothing is wrapped or cut).
  bool quiet = false;      ///< Only findings and the last line.
  int verbose = 0;         ///< 1: clean citations too.
  std::string folder;      ///< Where the report is going to lie, for links from it; "" if that is not known.
};

struct ReportFormat {
  std::string_view name;  ///< As --report takes it.
  std::string_view summary;
  std::unique_ptr<ReportWriter> (*open)(std::ostream& out, const Appearance& appearance);
};

/// Every report format, in the order they are listed in the help.
std::span<const ReportFormat> report_formats();
const ReportFormat* find_report_format(std::string_view name);

}  // namespace citecheck

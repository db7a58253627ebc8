#pragma once
// LookUp: what is asked of which archive about one URL, step by step, and what the answers come to. Pure: it
// names requests and takes chains.
//
// The Wayback Machine's index (CDX) lists all copies, so that one answer does for every citation of the URL,
// whatever their access dates. Where it gives no answer, the availability API is asked for the copy nearest
// to the date; that API's empty answer says nothing, and the index is asked once more, for a few copies near
// the date, which is less work for it. Of other archives the TimeMap is asked, and where it gives no answer
// the TimeGate. Where citations of the URL have other dates, too, what tells one copy is asked for each of
// them, as long as it tells any. The next archive is asked only if those before it keep no good copy.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/snapshots/answers.hpp"
#include "checker/snapshots/archives.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

/// What the archives said of a URL.
struct KnownCopies {
  Copies copies;        ///< Of the archive that keeps good ones.
  std::string service;  ///< Its name.
  bool asked = true;    ///< False where the run ended first; `reason` says why.
  /// There are good ones, or every archive that was to be asked said that it keeps none: where one gave no
  /// answer that can be relied upon, nothing is known.
  bool answered = false;
  /// Without good copies: what each archive said or why it said nothing.
  std::string reason;
};
using KnownCopiesPtr = std::shared_ptr<const KnownCopies>;

class LookUp {
 public:
  /// Answers that one listing is read from; what it holds beyond them is not seen.
  static constexpr int kMostPages = 8;

  /// Times that services which tell one copy are asked for.
  static constexpr std::size_t kMostTimes = 4;

  /// `archives` outlive this; at least one. `nearest_to` is what the services that tell one copy are asked
  /// for, the first kMostTimes of them, the newest if none.
  LookUp(std::string url, std::vector<std::chrono::sys_seconds> nearest_to,
         const std::vector<WebArchive>& archives);

  /// The request to make now, whose chain take() is given; none when all is known that will be.
  std::optional<WebRequest> next() const;
  void take(const Chain& chain);
  KnownCopies result() &&;

 private:
  enum class Step : std::uint8_t { listing, closest, confirm };

  const WebArchive& archive() const { return archives_[index_]; }
  std::string next_url() const;
  std::optional<std::chrono::sys_seconds> wanted() const;
  void take_listing(ArchiveAnswer answer);
  void take_one(ArchiveAnswer answer);
  void settle(ArchiveAnswer answer);
  void go_to(Step step, const ArchiveAnswer& answer);
  void leave_archive(const std::string& said);

  const std::string url_;
  const std::vector<std::chrono::sys_seconds> nearest_to_;
  const std::vector<WebArchive>& archives_;
  std::size_t index_ = 0;
  Step step_ = Step::listing;
  int pages_ = 0;
  std::size_t time_ = 0;  ///< Which of nearest_to_ is asked for.
  std::string resume_key_;
  std::vector<std::string> more_;
  bool silent_ = false;  ///< An archive so far gave no answer.
  std::string trouble_;  ///< Why the archive's listing was no answer.
  Copies copies_;
  KnownCopies result_;
};

}  // namespace citecheck

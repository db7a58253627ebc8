#pragma once
// SaveDesk: which cited pages the Wayback Machine is asked to save, and the articles that wait for it. Owned
// by the main thread.

#include <cstdint>
#include <vector>

#include "checker/run/docket.hpp"
#include "checker/snapshots/savings.hpp"

namespace citecheck {

class CaptureIndex;

/// Why the page of a citation is not saved, "" if it is to be. Saved is what was reached and is the page
/// itself, where the citation cites no archived copy. An archive's own pages are not, nor what lies in a
/// private network, by its name or (unless `led`: the user says where requests go) by its address.
std::string no_saving(const Citation& citation, const AnswerPtr& link, bool led);

class SaveDesk {
 public:
  /// All outlive this. Without `savings` nothing is saved; what `noted`, a recorded run, came to is told.
  /// That may be null, too.
  SaveDesk(Savings* savings, const CaptureIndex* noted, bool led)
      : savings_(savings), noted_(noted), led_(led) {}

  /// An article whose questions are answered.
  void hold(AnsweredArticle article);
  /// Articles whose pages are saved, or never will be, in the order they were held; they leave.
  std::vector<AnsweredArticle> take_settled();

  std::size_t open_articles() const { return waiting_.size(); }

 private:
  struct Waiting {
    AnsweredArticle article;
    std::vector<std::string> urls;  ///< Per citation; "" where nothing is waited for.
    std::size_t seen = 0;           ///< So many of them are settled.
  };
  std::optional<Saving> noted(const std::string& url) const;
  static std::optional<Snapshot> kept(const AnsweredArticle& article, std::size_t citation);
  bool is_settled(Waiting& waiting) const;

  Savings* savings_;
  const CaptureIndex* noted_;
  const bool led_;
  std::vector<Waiting> waiting_;
};

}  // namespace citecheck

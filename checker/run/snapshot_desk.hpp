#pragma once
// SnapshotDesk: which cited URLs archives are asked about, and the articles that wait for what they say. Pure
// bookkeeping, owned by the main thread: every URL is asked about once, however many citations it has.

#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/run/docket.hpp"
#include "checker/snapshots/look_up.hpp"

namespace citecheck {

class SnapshotDesk {
 public:
  struct Question {
    std::string url;
    /// As the article's citations of the URL want it, each time once, in their order.
    std::vector<std::chrono::sys_seconds> nearest_to;
  };

  /// What is to be asked now; the caller gives every question an answer.
  std::vector<Question> add(const Article& article);
  void answer(const std::string& url, KnownCopiesPtr known);

  /// An article whose pages are all answered.
  void hold(AnsweredArticle article);
  /// Articles that wait for nothing any more, in the order they were held, with what is known; they leave.
  std::vector<AnsweredArticle> take_answered();

  std::size_t open_articles() const { return waiting_.size(); }
  std::size_t urls() const { return known_.size(); }
  std::size_t unanswered() const { return unanswered_; }

 private:
  std::unordered_map<std::string, KnownCopiesPtr> known_;  ///< By URL; null until it is answered.
  std::vector<AnsweredArticle> waiting_;
  std::size_t unanswered_ = 0;
  bool changed_ = false;  ///< Since take_answered() looked.
};

}  // namespace citecheck

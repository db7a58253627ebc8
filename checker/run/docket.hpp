#pragma once
// Docket: the articles being checked and the questions (URLs) they wait for. Pure bookkeeping, owned by the
// main thread: every URL is asked once, however many citations wait for it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checker/run/answer.hpp"
#include "checker/snapshots/look_up.hpp"
#include "references/citation.hpp"

namespace citecheck {

/// An article with every question answered: per citation the answer for its URL and, where that was not
/// reached or every copy is asked for, for the cited archive copy. Null where there is nothing to ask.
struct AnsweredArticle {
  std::shared_ptr<const Article> article;
  std::vector<AnswerPtr> links, copies;
  /// What became of having the pages saved, where they were to be: per citation.
  std::vector<std::optional<Saving>> savings = {};
  /// What the world's archives keep, where they were asked: per citation, null where that one's URL was not.
  std::vector<KnownCopiesPtr> known_copies = {};
  std::size_t copies_seen = 0;  ///< How far the SnapshotDesk has come with them.
};

class Docket {
 public:
  /// URLs that have to be asked now, each once; the caller asks them and gives every one an answer.
  using Ask = std::vector<std::string>;

  /// Cited archive copies are asked where the page itself did not come; with `every_copy`, all.
  explicit Docket(bool every_copy = false) : every_copy_(every_copy) {}

  Ask add(std::shared_ptr<const Article> article);
  /// What the article that cites a URL first wants to know of its page: what it quotes, and, where it cites
  /// an archived copy beside the page, how alike they are. Pages are read once, so what later articles want
  /// is not looked at. Takes it out.
  PageQuestion take_question(const std::string& url);
  /// A second answer for the same URL is ignored.
  Ask answer(const std::string& url, AnswerPtr answer);

  /// Articles whose questions are all answered, in input order among themselves; they leave the docket.
  /// With `only_proved`, those that hold an answer which may be our own network's failure stay.
  std::vector<AnsweredArticle> take_answered(bool only_proved);

  /// True if the URL is, or was, a question.
  bool knows(const std::string& url) const { return questions_.contains(url); }
  std::size_t open_articles() const { return articles_.size(); }
  std::size_t unanswered() const { return unanswered_; }
  std::size_t urls() const { return questions_.size(); }
  /// URLs whose answer may be our own network's failure; sorted.
  std::vector<std::string> unproved_urls() const;

 private:
  /// A citation of an open article that waits for an answer.
  struct Waiter {
    std::uint64_t article = 0;
    std::size_t citation = 0;
  };
  struct Question {
    AnswerPtr answer;
    std::vector<Waiter> waiting;
  };
  struct Open {
    std::uint64_t key = 0;
    AnsweredArticle so_far;
    std::size_t missing = 0;  ///< Answers its citations wait for.
  };

  void note_questions(const Article& article);
  void need(Open& open, std::size_t citation, const std::string& url, Ask& ask);
  void take(Open& open, std::size_t citation, const AnswerPtr& answer, Ask& ask);

  bool every_copy_;
  std::unordered_map<std::string, Question> questions_;
  std::unordered_map<std::string, PageQuestion> page_questions_;  ///< By URL, until it is asked.
  std::unordered_set<std::size_t> cited_;  ///< Hashes of the URLs that articles so far cite in any way.
  std::vector<Open> articles_;
  std::uint64_t next_key_ = 0;
  std::size_t unanswered_ = 0;
};

}  // namespace citecheck

#pragma once
// SavePageNow has the Wayback Machine save pages, by the public interface of Save Page Now 2: what to ask it
// next, given its answers so far and the time. Pure: no socket, no clock; an hour passes in a test at once.
//
// The account is asked first, which also proves its keys, then whether the service is overloaded; pages are
// submitted one after the other as long as the account has captures free, and each job is looked at until it
// has an end. After every error the archive's index is asked whether the capture exists all the same.

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/snapshots/save_answers.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// How the service is asked.
struct SavePace {
  using Time = std::chrono::milliseconds;
  Time between = std::chrono::seconds{9};  ///< Two submissions: it takes 7 a minute from one account.
  Time look = std::chrono::seconds{5};     ///< Before a job is looked at; grows to six times that.
  Time pause =
      std::chrono::seconds{10};  ///< After an error, before the next step; doubles for the service's own.
  Time watched = std::chrono::minutes{10};              ///< A job; a capture takes two minutes at most.
  Time starved = std::chrono::minutes{15};              ///< Without a free capture.
  std::chrono::seconds fresh = std::chrono::hours{24};  ///< A capture that young is as good as a new one.
};

class SavePageNow {
 public:
  struct Ask {
    enum class Kind : std::uint8_t { account, system, save, job, index };
    Kind kind = Kind::account;
    std::string url;
    std::optional<std::string> form;  ///< To be posted.
    bool with_keys = false;           ///< It is nobody's business but the account's.
    std::size_t page = 0;
  };
  struct Reply {
    int status = 0;  ///< HTTP; 0 if nothing came.
    std::string body;
    std::string failure;  ///< Why nothing came.
    std::optional<std::chrono::milliseconds> retry_after;
  };

  explicit SavePageNow(SavePace pace = {}) : pace_(pace) {}

  /// Has a page saved, once however often it is wanted. `before`: what an earlier run came to; what it
  /// submitted is not submitted again. `kept`: the latest capture that the archive is known to have, which
  /// spares the submission if it is young enough.
  void want(const std::string& url, Instant now, const std::optional<Saving>& before = {},
            const std::optional<Snapshot>& kept = {});
  /// What is to be asked now; none if nothing is. Every Ask is to be answered by take().
  std::optional<Ask> next(Instant now);
  /// When next() will have something by itself; none while only answers are waited for.
  std::optional<Instant> due() const;
  void take(const Ask& ask, const Reply& reply, Instant now);
  /// Nothing more is asked: what is under way is pending, the rest was not asked for.
  void give_up(const std::string& reason);

  /// How it ended for a page; null while that is open, and for pages nobody wants.
  const Saving* result(const std::string& url) const;
  /// URLs of which there is news since the last call, to be remembered by who may be killed.
  std::vector<std::string> take_news();
  const Saving& latest(const std::string& url) const { return pages_[index_.at(url)].saving; }
  /// Why the keys were refused; "" as long as they were not.
  const std::string& refused() const { return refused_; }

 private:
  enum class Phase : std::uint8_t { queued, submitting, watched, unsure, settled };
  struct Page {
    std::string url;
    Saving saving;
    Phase phase = Phase::queued;
    Instant watched_since{};
    int submissions = 0, looks = 0;
    // While the index is asked:
    std::string why;
    bool again = false;  ///< It is worth another submission.
    Saving::State otherwise = Saving::State::failed;
  };

  void queue(std::size_t page, bool first);
  Ask submit(std::size_t page, Instant now);
  void take_account(const Reply& reply, Instant now);
  void take_system(const Reply& reply, Instant now);
  void take_submission(std::size_t page, const Reply& reply, Instant now);
  void take_job(std::size_t page, const Reply& reply, Instant now);
  void take_index(std::size_t page, const Reply& reply);
  void accept(Page& page, std::size_t number, const SaveJob& job, Instant now);
  void look_later(std::size_t page, Instant now);
  void err(std::size_t page, const SaveJob& job, Instant now);
  void check_index(std::size_t page, std::string why, Instant now, Saving::State otherwise, bool again);
  bool turned_away(const Reply& reply, Instant now);
  void stumble(const Reply& reply, Instant now);
  void starve(Instant now);
  void no_captures_left(std::string why);
  void settle(Page& page, Saving::State state, std::string text);
  void end_queue(const std::string& reason);
  std::chrono::milliseconds gap(std::chrono::milliseconds usual) const {
    return overloaded_ ? 2 * usual : usual;
  }

  const SavePace pace_;
  std::vector<Page> pages_;
  std::unordered_map<std::string, std::size_t> index_;  ///< By URL.
  std::deque<std::size_t> queue_;
  std::multimap<Instant, std::size_t> timers_;  ///< Pages that are watched or unsure.
  std::vector<std::string> news_;

  std::int64_t free_ = 0;             ///< Captures of the account.
  std::optional<std::int64_t> left_;  ///< Of today's.
  std::optional<Instant> starving_;   ///< Since when no capture is free.
  bool asking_ = false;               ///< The account, the system or for a capture: one after the other.
  bool system_known_ = false, overloaded_ = false;
  Instant next_{};  ///< Of those three.
  int stumbles_ = 0;
  std::string over_;       ///< Why nothing is submitted any more.
  bool given_up_ = false;  ///< Nor is anything else asked.
  std::string refused_;
};

}  // namespace citecheck

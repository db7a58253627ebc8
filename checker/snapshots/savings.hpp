#pragma once
// Savings: SavePageNow on the web. The main thread owns it and asks it to go on; answers come back to the
// main thread, and the time is its caller's.

#include <functional>
#include <optional>
#include <string>

#include "checker/snapshots/archive_keys.hpp"
#include "checker/snapshots/save_page_now.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class Savings {
 public:
  /// Any thread: has the main thread do something.
  using Post = std::function<void(std::function<void()>)>;
  /// What became of a page so far, for whoever remembers it.
  using Remember = std::function<void(const std::string& url, const Saving&)>;
  using Clock = std::function<Instant()>;

  /// `web` outlives this, and this whatever was posted: outstanding() tells how many answers are to come.
  Savings(Web& web, const ArchiveKeys& keys, Post post, Remember remember, Clock clock, SavePace pace = {});

  /// As SavePageNow's.
  void want(const std::string& url, const std::optional<Saving>& before = {},
            const std::optional<Snapshot>& kept = {});
  const Saving* result(const std::string& url) const { return machine_.result(url); }
  void give_up(const std::string& reason);
  const std::string& refused() const { return machine_.refused(); }

  /// Asks all that is due.
  void go_on();
  /// When go_on() will have something to do by itself.
  std::optional<Instant> due() const { return machine_.due(); }
  std::size_t outstanding() const { return outstanding_; }
  std::size_t requests() const { return requests_; }  ///< Sent so far.

 private:
  void take(const SavePageNow::Ask& ask, const Chain& chain);
  void tell_news();

  Web& web_;
  const std::string authorization_;
  Post post_;
  Remember remember_;
  Clock clock_;
  SavePageNow machine_;
  std::size_t outstanding_ = 0, requests_ = 0;
};

}  // namespace citecheck

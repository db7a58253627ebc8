#include "checker/snapshots/save_page_now.hpp"

#include <algorithm>
#include <utility>

#include "checker/snapshots/archives.hpp"
#include "checker/snapshots/cdx.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using std::chrono::milliseconds;

constexpr std::string_view kService = "https://web.archive.org/save";
constexpr int kSubmissions = 3;  ///< Of one page.
constexpr int kStumbles = 5;     ///< In a row, after which the service is left alone.

/// Where a reader finds what a job captured.
std::string capture_url(const SaveJob& job, const std::string& asked) {
  return wayback_machine().playback + job.timestamp + '/' + (job.original.empty() ? asked : job.original);
}

std::string trouble_of(const SavePageNow::Reply& reply) {
  if (reply.status == 0) return reply.failure.empty() ? "no answer came" : reply.failure;
  if (reply.status == 200) return "an answer that is not understood";
  return "HTTP status " + std::to_string(reply.status);
}

/// "Couldn't resolve host for … (invalid-host-resolution)".
std::string words_of(const SaveJob& job) {
  if (job.message.empty()) return job.code.empty() ? "an error without a name" : job.code;
  return job.code.empty() ? job.message : job.message + " (" + job.code + ")";
}

}  // namespace

void SavePageNow::want(const std::string& url, Instant now, const std::optional<Saving>& before,
                       const std::optional<Snapshot>& kept) {
  const auto [found, added] = index_.try_emplace(url, pages_.size());
  if (!added) return;
  const std::size_t number = found->second;
  Page& page = pages_.emplace_back();
  page.url = url;
  const bool ended =
      before && (before->state == Saving::State::saved || before->state == Saving::State::failed);
  const bool submitted = before && !before->job.empty();
  if (ended || (submitted && given_up_)) {
    page.saving = *before;
    page.phase = Phase::settled;
  } else if (submitted) {
    page.saving = *before;
    page.submissions = 1;
    page.phase = Phase::watched;
    page.watched_since = now;
    timers_.emplace(now, number);
  } else if (kept && now - kept->captured < pace_.fresh) {
    settle(page, Saving::State::saved, kept->url);
  } else {
    queue(number, false);
  }
}

void SavePageNow::queue(std::size_t page, bool first) {
  pages_[page].phase = Phase::queued;
  if (first)
    queue_.push_front(page);
  else
    queue_.push_back(page);
  if (!over_.empty()) end_queue(over_);
}

std::optional<SavePageNow::Ask> SavePageNow::next(Instant now) {
  if (!timers_.empty() && timers_.begin()->first <= now) {
    const std::size_t number = timers_.begin()->second;
    timers_.erase(timers_.begin());
    const Page& page = pages_[number];
    if (page.phase == Phase::unsure) {
      const auto since = std::chrono::floor<std::chrono::seconds>(page.saving.at - pace_.fresh);
      return Ask{
          Ask::Kind::index, cdx_latest_url(wayback_machine().listing, page.url, since), {}, false, number};
    }
    return Ask{Ask::Kind::job, std::string(kService) + "/status/" + page.saving.job, {}, true, number};
  }
  if (queue_.empty() || asking_ || now < next_) return std::nullopt;
  asking_ = true;
  if (free_ == 0) {
    // A number that no cache has seen.
    const std::string fresh = std::to_string(now.time_since_epoch().count());
    return Ask{Ask::Kind::account, std::string(kService) + "/status/user?_t=" + fresh, {}, true, 0};
  }
  if (!system_known_) return Ask{Ask::Kind::system, std::string(kService) + "/status/system", {}, false, 0};
  const std::size_t number = queue_.front();
  queue_.pop_front();
  return submit(number, now);
}

std::optional<Instant> SavePageNow::due() const {
  std::optional<Instant> first;
  if (!timers_.empty()) first = timers_.begin()->first;
  if (!queue_.empty() && !asking_) first = first ? std::min(*first, next_) : next_;
  return first;
}

SavePageNow::Ask SavePageNow::submit(std::size_t number, Instant now) {
  Page& page = pages_[number];
  page.phase = Phase::submitting;
  if (page.submissions++ == 0) page.saving.at = now;
  // A capture that is young enough does; whether it is the first of its kind is of no interest here.
  return Ask{Ask::Kind::save, std::string(kService),
             "url=" + percent_encoded(page.url) +
                 "&if_not_archived_within=" + std::to_string(pace_.fresh.count()) + "&skip_first_archive=1",
             true, number};
}

void SavePageNow::take(const Ask& ask, const Reply& reply, Instant now) {
  const bool ours =
      ask.kind == Ask::Kind::account || ask.kind == Ask::Kind::system || ask.kind == Ask::Kind::save;
  if (ours) asking_ = false;
  const bool settled = ask.kind != Ask::Kind::account && ask.kind != Ask::Kind::system &&
                       pages_[ask.page].phase == Phase::settled;
  if (settled || !refused_.empty()) return;
  switch (ask.kind) {
    case Ask::Kind::account:
      return take_account(reply, now);
    case Ask::Kind::system:
      return take_system(reply, now);
    case Ask::Kind::save:
      return take_submission(ask.page, reply, now);
    case Ask::Kind::job:
      return take_job(ask.page, reply, now);
    case Ask::Kind::index:
      return take_index(ask.page, reply);
  }
}

/// True if the answer is none to what was asked, but about who asks, or how often.
bool SavePageNow::turned_away(const Reply& reply, Instant now) {
  if (reply.status == 401 || reply.status == 403) {
    refused_ = "Save Page Now refuses the keys (HTTP status " + std::to_string(reply.status) +
               "); look them up or make new ones at https://archive.org/account/s3.php";
    give_up(refused_);
    return true;
  }
  if (reply.status != 429) return false;
  stumble(reply, now);
  return true;
}

/// The service has trouble, or we are one: all wait, longer each time, until it is left alone.
void SavePageNow::stumble(const Reply& reply, Instant now) {
  ++stumbles_;
  const milliseconds wait = std::max(pace_.pause * (1 << std::min(stumbles_ - 1, 10)),
                                     std::max(reply.retry_after.value_or(milliseconds{0}),
                                              reply.status == 429 ? 6 * pace_.pause : milliseconds{0}));
  next_ = std::max(next_, now + wait);
  if (stumbles_ < kStumbles && wait <= pace_.starved) return;
  give_up("Save Page Now does not answer as it should: " + trouble_of(reply));
}

void SavePageNow::take_account(const Reply& reply, Instant now) {
  if (turned_away(reply, now)) return;
  const auto account = reply.status == 200 ? read_save_account(reply.body) : std::nullopt;
  if (!account) return stumble(reply, now);
  stumbles_ = 0;
  if (account->used_up())
    return no_captures_left("the account's captures of today are used up (" +
                            std::to_string(*account->today) + " of " + std::to_string(*account->daily_limit) +
                            ")");
  left_.reset();
  if (account->today && account->daily_limit) left_ = *account->daily_limit - *account->today;
  free_ = account->available;
  if (free_ == 0) starve(now);
}

void SavePageNow::starve(Instant now) {
  free_ = 0;
  next_ = std::max(next_, now + gap(pace_.pause));
  if (!starving_) starving_ = now;
  if (now - *starving_ >= pace_.starved)
    no_captures_left("the account had no capture free for " +
                     std::to_string(std::chrono::floor<std::chrono::minutes>(pace_.starved).count()) +
                     " minutes");
}

void SavePageNow::take_system(const Reply& reply, Instant now) {
  if (turned_away(reply, now)) return;
  const auto ok = reply.status == 200 ? read_save_system(reply.body) : std::nullopt;
  if (!ok) return stumble(reply, now);
  stumbles_ = 0;
  system_known_ = true;
  overloaded_ = !*ok;
}

void SavePageNow::take_submission(std::size_t number, const Reply& reply, Instant now) {
  Page& page = pages_[number];
  next_ = now + gap(pace_.between);
  if (reply.status == 401 || reply.status == 403 || reply.status == 429) {
    --page.submissions;
    queue(number, true);
    turned_away(reply, now);
    return;
  }
  const auto job = reply.status == 0 || reply.status >= 500 ? std::nullopt : read_save_job(reply.body);
  const bool tells = job && (!job->job.empty() || job->state == SaveJob::State::error ||
                             job->state == SaveJob::State::recent);
  if (!tells) {
    // Perhaps this page alone is the trouble: others come first, then it is submitted again.
    if (page.submissions < kSubmissions)
      queue(number, false);
    else
      check_index(number, trouble_of(reply), now, Saving::State::failed, false);
    return stumble(reply, now);
  }
  stumbles_ = 0;
  if (job->state == SaveJob::State::error)
    err(number, *job, now);
  else if (job->job.empty())  // There is a capture already, of which no job tells.
    check_index(number, job->message, now, Saving::State::pending, false);
  else
    accept(page, number, *job, now);
}

void SavePageNow::accept(Page& page, std::size_t number, const SaveJob& job, Instant now) {
  starving_.reset();
  free_ = std::max<std::int64_t>(free_ - 1, 0);
  if (free_ == 0) system_known_ = false;  // Both are asked again.
  page.saving.state = Saving::State::pending;
  page.saving.job = job.job;
  page.saving.reason = "the capture is under way";
  news_.push_back(page.url);
  page.phase = Phase::watched;
  page.watched_since = now;
  page.looks = 0;
  // Where there was a capture already, its job is done.
  if (job.state == SaveJob::State::recent)
    timers_.emplace(now, number);
  else
    look_later(number, now);
  if (left_ && --*left_ <= 0) no_captures_left("the account's captures of today are used up");
}

void SavePageNow::look_later(std::size_t number, Instant now) {
  const int looks = pages_[number].looks++;
  timers_.emplace(now + gap(pace_.look) * std::min(2 + looks, 12) / 2, number);
}

void SavePageNow::take_job(std::size_t number, const Reply& reply, Instant now) {
  Page& page = pages_[number];
  const bool too_long = now - page.watched_since >= pace_.watched;
  if (reply.status == 404)
    return check_index(number, "Save Page Now knows nothing of the job any more", now, Saving::State::pending,
                       false);
  if (reply.status == 429 && !too_long) look_later(number, now);
  if (turned_away(reply, now)) return;
  const auto job = reply.status == 200 ? read_save_job(reply.body) : std::nullopt;
  if (job && job->state == SaveJob::State::success) {
    stumbles_ = 0;
    if (job->http >= 300)
      return settle(page, Saving::State::failed,
                    "the archive got an HTTP status " + std::to_string(job->http));
    return settle(page, Saving::State::saved, capture_url(*job, page.url));
  }
  if (job && job->state == SaveJob::State::error) return err(number, *job, now);
  const bool pending = job && job->state == SaveJob::State::pending;
  if (too_long)
    return check_index(number, pending ? "the capture is still under way" : trouble_of(reply), now,
                       Saving::State::pending, false);
  look_later(number, now);
  if (!pending) stumble(reply, now);
}

void SavePageNow::err(std::size_t number, const SaveJob& job, Instant now) {
  Page& page = pages_[number];
  if (job.code.starts_with("user-session-limit") && page.phase == Phase::submitting) {
    // Nothing was begun: the account is asked until a capture is free.
    --page.submissions;
    queue(number, true);
    return starve(now);
  }
  const bool again = is_passing_trouble(job.code) && page.submissions < kSubmissions;
  check_index(number, words_of(job), now, Saving::State::failed, again);
  if (job.code == "max-daily-bandwidth") no_captures_left(words_of(job));
}

void SavePageNow::check_index(std::size_t number, std::string why, Instant now, Saving::State otherwise,
                              bool again) {
  Page& page = pages_[number];
  page.phase = Phase::unsure;
  page.why = std::move(why);
  page.otherwise = otherwise;
  page.again = again;
  timers_.emplace(now + gap(pace_.pause), number);
}

void SavePageNow::take_index(std::size_t number, const Reply& reply) {
  Page& page = pages_[number];
  const auto list = parse_cdx(reply.body, wayback_machine().playback, UntoldStatus::kept);
  const bool told = reply.status == 200 && list;
  if (told && !list->copies.empty())
    return settle(page, Saving::State::saved, printable(list->copies.url_of(list->copies.all().back())));
  if (page.again && over_.empty()) return queue(number, false);
  settle(page, page.otherwise,
         told ? page.why : page.why + "; the archive's index could not be asked: " + trouble_of(reply));
}

void SavePageNow::settle(Page& page, Saving::State state, std::string text) {
  const bool saved = state == Saving::State::saved;
  page.phase = Phase::settled;
  page.saving.state = state;
  page.saving.url = saved ? text : std::string{};
  page.saving.reason = saved ? std::string{} : std::move(text);
  news_.push_back(page.url);
}

void SavePageNow::no_captures_left(std::string why) {
  over_ = std::move(why);
  end_queue(over_);
}

void SavePageNow::end_queue(const std::string& reason) {
  for (const std::size_t number : queue_) {
    Page& page = pages_[number];
    settle(page, page.submissions > 0 ? Saving::State::pending : Saving::State::not_asked, reason);
  }
  queue_.clear();
}

void SavePageNow::give_up(const std::string& reason) {
  given_up_ = true;
  if (over_.empty()) over_ = reason;
  end_queue(reason);
  timers_.clear();
  for (Page& page : pages_) {
    if (page.phase == Phase::unsure) settle(page, page.otherwise, page.why);
    if (page.phase != Phase::settled) settle(page, Saving::State::pending, reason);
  }
}

const Saving* SavePageNow::result(const std::string& url) const {
  const auto found = index_.find(url);
  if (found == index_.end() || pages_[found->second].phase != Phase::settled) return nullptr;
  return &pages_[found->second].saving;
}

std::vector<std::string> SavePageNow::take_news() {
  return std::exchange(news_, {});
}

}  // namespace citecheck

#include "checker/snapshots/look_up.hpp"

#include <algorithm>

#include "checker/snapshots/cdx.hpp"
#include "checker/web/http_date.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using State = ArchiveAnswer::State;
using Kind = WebArchive::Kind;

/// Later than any copy: the nearest to it is the newest.
constexpr std::chrono::sys_seconds kNewest = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1};

}  // namespace

LookUp::LookUp(std::string url, std::vector<std::chrono::sys_seconds> nearest_to,
               const std::vector<WebArchive>& archives)
    : url_(std::move(url)), nearest_to_(std::move(nearest_to)), archives_(archives) {}

std::optional<std::chrono::sys_seconds> LookUp::wanted() const {
  return time_ < nearest_to_.size() ? std::optional(nearest_to_[time_]) : std::nullopt;
}

std::optional<WebRequest> LookUp::next() const {
  if (index_ == archives_.size()) return std::nullopt;
  WebRequest request{
      .url = next_url(),
      .so_far = {},
      .service =
          Service{.name = "an index", .gap = archive().gap, .headers = {}, .in_trouble = archive_in_trouble}};
  if (archive().kind == Kind::memento && step_ == Step::closest && wanted())
    request.service->headers.push_back("Accept-Datetime: " + format_http_date(*wanted()));
  return request;
}

std::string LookUp::next_url() const {
  if (archive().kind == Kind::memento) {
    // The time stands in a header. The fragment, which is not sent, keeps the answers apart in our archive.
    if (step_ == Step::closest)
      return archive().closest + url_ + (time_ == 0 ? "" : "#" + archive_stamp(*wanted()));
    return more_.empty() ? archive().listing + url_ : more_.front();
  }
  switch (step_) {
    case Step::listing:
      return cdx_listing_url(archive().listing, url_, resume_key_);
    case Step::closest:
      return archive().closest + "?url=" + percent_encoded(url_) +
             (wanted() ? "&timestamp=" + archive_stamp(*wanted()) : "");
    case Step::confirm:
      break;
  }
  return cdx_closest_url(archive().listing, url_, wanted().value_or(kNewest));
}

void LookUp::take(const Chain& chain) {
  const bool wayback = archive().kind == Kind::wayback;
  if (step_ == Step::listing)
    take_listing(wayback ? read_cdx(chain, archive().playback) : read_timemap(chain));
  else if (step_ == Step::confirm)
    take_one(read_cdx(chain, archive().playback));
  else if (!wayback)
    take_one(read_timegate(chain));
  else if (ArchiveAnswer answer = read_availability(chain); answer.copies.any_good())
    take_one(std::move(answer));
  else
    step_ = Step::confirm;
}

void LookUp::take_listing(ArchiveAnswer answer) {
  copies_.add(answer.copies);
  if (!more_.empty()) more_.erase(more_.begin());
  const Url listing = parse_url(archive().listing);
  for (std::string& more : answer.more)
    if (const Url url = parse_url(more); url.host() == listing.host() && more_.size() < kMostPages)
      more_.push_back(std::move(more));
  const bool goes_on = !more_.empty() || (!answer.resume_key.empty() && answer.resume_key != resume_key_);
  resume_key_ = std::move(answer.resume_key);
  if (goes_on && ++pages_ < kMostPages) return;
  answer.copies = {};
  if (goes_on && !copies_.any_good()) {
    answer.state = State::unknown;
    answer.reason = "the list of copies is too long";
  }
  if (answer.state == State::unknown && !answer.withheld && !copies_.any_good() && !archive().closest.empty())
    go_to(Step::closest, answer);
  else
    settle(std::move(answer));
}

void LookUp::go_to(Step step, const ArchiveAnswer& answer) {
  step_ = step;
  trouble_ = answer.reason;
}

/// What the archive tells near one time. Who tells nothing is not asked for the next one.
void LookUp::take_one(ArchiveAnswer answer) {
  const bool more = time_ + 1 < std::min(nearest_to_.size(), kMostTimes);
  if (!more || !answer.copies.any_good()) return settle(std::move(answer));
  copies_.add(answer.copies);
  ++time_;
  step_ = Step::closest;
}

/// The archive's last answer.
void LookUp::settle(ArchiveAnswer answer) {
  copies_.add(answer.copies);
  if (copies_.any_good()) {
    copies_.sort();
    result_.copies = std::move(copies_);
    result_.service = archive().title;
    result_.answered = true;
    result_.reason.clear();
    index_ = archives_.size();
  } else if (answer.state == State::unknown) {
    silent_ = true;
    leave_archive(trouble_.empty() ? answer.reason : trouble_);
  } else {
    leave_archive(copies_.empty() ? "keeps no copy" : "keeps no copy that shows a page");
  }
}

void LookUp::leave_archive(const std::string& said) {
  result_.reason += (result_.reason.empty() ? "" : "; ") + archive().title + ": " + said;
  copies_ = {};
  step_ = Step::listing;
  pages_ = 0;
  time_ = 0;
  resume_key_.clear();
  more_.clear();
  trouble_.clear();
  result_.answered = ++index_ == archives_.size() && !silent_;
}

KnownCopies LookUp::result() && {
  return std::move(result_);
}

}  // namespace citecheck

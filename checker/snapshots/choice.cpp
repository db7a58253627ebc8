#include "checker/snapshots/choice.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "checker/web/guard.hpp"
#include "references/archive_url.hpp"

namespace citecheck {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// The days that a date can mean.
struct Range {
  sys_days first, last;
};

std::optional<Range> range_of(const std::optional<Claim<Date>>& claim) {
  if (!claim || !claim->value.known() || !is_real(claim->value)) return std::nullopt;
  return Range{first_day(claim->value), last_day(claim->value)};
}

sys_days day_of(const Copy& copy) {
  return std::chrono::floor<days>(copy.captured);
}

/// `copies` are good, by time, and at least one.
const Copy& choose(const std::vector<Copy>& copies, const std::optional<Range>& accessed,
                   const std::optional<Range>& issued) {
  if (accessed) {
    const auto after = std::ranges::upper_bound(copies, accessed->last, {}, day_of);
    return after == copies.begin() ? *after : *std::prev(after);
  }
  if (issued) {
    const auto behind = std::ranges::lower_bound(copies, issued->last, {}, day_of);
    if (behind != copies.end()) return *behind;
  }
  return copies.back();
}

int distance(const Range& from, sys_days to) {
  const days away = to < from.first ? to - from.first : to > from.last ? to - from.last : days{0};
  return static_cast<int>(away.count());
}

Snapshot snapshot_of(const KnownCopies& known, const Copy& copy) {
  Snapshot snapshot{.url = known.copies.url_of(copy),
                    .service = known.service,
                    .captured = copy.captured,
                    .http = copy.http};
  if (const auto place = parse_archive_url(snapshot.url)) snapshot.service = place->service;
  return snapshot;
}

/// A name that means something in a private network only.
bool is_private(std::string_view host) {
  if (const auto address = parse_ip(host)) return !special_purpose(*address).empty();
  const std::string_view name = host.substr(0, host.find_last_not_of('.') + 1);
  if (name.find('.') == std::string_view::npos) return true;
  return std::ranges::any_of(
      std::to_array<std::string_view>({".local", ".localhost", ".internal", ".lan", ".home.arpa", ".onion"}),
      [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

Fact<Snapshots> snapshots_of(const KnownCopies& known, const Citation& citation) {
  if (!known.asked) return Fact<Snapshots>::not_asked(known.reason);
  std::vector<Copy> good;
  std::ranges::copy_if(known.copies.all(), std::back_inserter(good), &Copy::good);
  Fact<Snapshots> fact;
  fact.reason = known.reason;
  fact.state = known.answered ? Fact<Snapshots>::State::known : Fact<Snapshots>::State::unavailable;
  if (good.empty()) return fact;
  const std::optional<Range> accessed = range_of(citation.accessed);
  const Copy& best = choose(good, accessed, range_of(citation.issued));
  fact.value.best = snapshot_of(known, best);
  if (accessed) fact.value.days = distance(*accessed, day_of(best));
  return fact;
}

std::optional<Snapshot> latest_of(const KnownCopies& known) {
  const auto& copies = known.copies.all();  // the oldest first
  const auto good = std::find_if(copies.rbegin(), copies.rend(), std::mem_fn(&Copy::good));
  return good == copies.rend() ? std::nullopt : std::optional(snapshot_of(known, *good));
}

std::optional<std::chrono::sys_seconds> wanted_time(const Citation& citation) {
  for (const auto* claim : {&citation.accessed, &citation.issued})
    if (const auto range = range_of(*claim)) return range->last + days{1} - std::chrono::seconds{1};
  return std::nullopt;
}

std::string no_look_up(const Citation& citation) {
  if (!citation.url) return citation.archive_url ? "only an archived copy is cited" : "no URL";
  const Url& url = citation.url->value;
  if (!url.is_http()) return "not an http(s) URL";
  if (parse_archive_url(url)) return "the URL leads into an archive itself";
  if (is_private(url.host())) return "the host is none of the public Internet";
  return {};
}

}  // namespace citecheck

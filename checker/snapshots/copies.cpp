#include "checker/snapshots/copies.hpp"

#include <algorithm>

#include "checker/archive/cdxj.hpp"
#include "references/archives/stamp.hpp"

namespace citecheck {

namespace {

/// Of a URL longer than this no copy is kept: nobody cites it.
constexpr std::size_t kLongestUrl = 8'192;

/// The port that the scheme has anyway, which archives like to spell out.
std::string without_default_port(std::string_view url) {
  std::string out(url);
  for (const auto& [scheme, port] : {std::pair<std::string_view, std::string_view>{"http://", ":80"},
                                     std::pair<std::string_view, std::string_view>{"https://", ":443"}}) {
    if (!url.starts_with(scheme)) continue;
    const std::size_t end = std::min(url.find_first_of("/?#", scheme.size()), url.size());
    if (url.substr(0, end).ends_with(port)) out.erase(end - port.size(), port.size());
  }
  return out;
}

}  // namespace

bool Copies::add(std::chrono::sys_seconds captured, int http, std::string_view url) {
  if (copies_.size() == kMost || url.size() > kLongestUrl) return whole_ = false;
  // The spellings of a page's URL take turns.
  const std::string plain = prefix_.empty() ? std::string(url) : without_default_port(url);
  constexpr std::size_t kSpellings = 8;
  const std::size_t recent = urls_.size() - std::min(urls_.size(), kSpellings);
  const auto known = std::find(urls_.begin() + static_cast<std::ptrdiff_t>(recent), urls_.end(), plain);
  const auto index = static_cast<std::uint32_t>(known - urls_.begin());
  if (known == urls_.end()) urls_.push_back(plain);
  copies_.push_back({captured, index, static_cast<std::uint16_t>(http)});
  return true;
}

void Copies::add(const Copies& more) {
  if (prefix_.empty()) prefix_ = more.prefix_;
  for (const Copy& copy : more.copies_)
    if (!add(copy.captured, copy.http, more.urls_[copy.url])) break;
  whole_ = whole_ && more.whole_;
}

void Copies::sort() {
  std::ranges::stable_sort(copies_, [](const Copy& a, const Copy& b) {
    return a.captured != b.captured ? a.captured < b.captured : (a.http != 0) > (b.http != 0);
  });
  const auto same_time = [](const Copy& a, const Copy& b) { return a.captured == b.captured; };
  copies_.erase(std::unique(copies_.begin(), copies_.end(), same_time), copies_.end());
}

bool Copies::any_good() const {
  return std::ranges::any_of(copies_, &Copy::good);
}

std::string Copies::url_of(const Copy& copy) const {
  const std::string& url = urls_[copy.url];
  return prefix_.empty() ? url : prefix_ + archive_stamp(copy.captured) + '/' + url;
}

std::string archive_stamp(std::chrono::sys_seconds time) {
  return cdx_timestamp(time);
}

std::optional<std::chrono::sys_seconds> parse_archive_stamp(std::string_view digits) {
  const bool whole = digits.size() == 14 && archives::leading_digits(digits) == digits.size();
  return whole ? archives::read_stamp(digits) : std::nullopt;
}

}  // namespace citecheck

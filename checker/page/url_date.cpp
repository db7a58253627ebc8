// The date many sites write into the paths of their articles.

#include <cstdio>

#include "checker/page/candidates.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The number of `digits` digits at `at`, or -1; more digits do not follow.
int number(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_digit_at(text, at + i)) return -1;
    value = value * 10 + (text[at + i] - '0');
  }
  return is_digit_at(text, at + digits) ? -1 : value;
}

bool plausible(int year, int month, int day) {
  return year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// "2014/02/17", "2014-02-17", "2014/2/17" or "20140217" at `at`, into an ISO date; "" if none.
std::string date_at(std::string_view path, std::size_t at) {
  int year = number(path, at, 4), month = -1, day = -1;
  if (year >= 0 && at + 4 < path.size()) {
    const char separator = path[at + 4];
    if (separator != '/' && separator != '-' && separator != '_') return {};
    std::size_t next = at + 5;
    const auto one_or_two = [&] {
      const std::size_t digits = is_digit_at(path, next + 1) ? 2 : 1;
      const int value = number(path, next, digits);
      next += digits;
      return value;
    };
    month = one_or_two();
    if (next >= path.size() || path[next] != separator) return {};
    ++next;
    day = one_or_two();
  } else if (const int compact = number(path, at, 8); compact >= 0) {
    year = compact / 10000;
    month = compact / 100 % 100;
    day = compact % 100;
  }
  if (!plausible(year, month, day)) return {};
  char iso[16];
  std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
  return iso;
}

}  // namespace

void read_url_date(std::string_view url, Candidates& found) {
  const Url parts = parse_url(url.substr(0, 4096));
  const std::string_view path = parts.path();
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (!is_digit_at(path, at) || (at > 0 && is_digit_at(path, at - 1))) continue;
    const std::string iso = date_at(path, at);
    if (iso.empty()) continue;
    // A part of its own says more than digits within a file's name.
    const bool own_part = at > 0 && path[at - 1] == '/' && path[at + 4] == '/';
    return add(found.published, iso, "url", own_part ? 89 : 70);
  }
}

}  // namespace citecheck

#include "checker/page/date_order.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

// Of the countries whose English or host is common on the web, those that write the day first.
constexpr auto kDayFirst = std::to_array<std::string_view>(
    {"uk", "gb", "ie", "au", "nz", "in", "za", "sg", "hk", "my", "pk", "ng", "ke", "mt", "gi"});

bool writes_day_first(std::string_view country) {
  return std::ranges::find(kDayFirst, country) != kDayFirst.end();
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The number of one or two digits at `at`, which is moved behind it; -1 if there is none.
int short_number(std::string_view text, std::size_t& at) {
  int value = -1;
  for (std::size_t digits = 0; digits < 2 && is_digit_at(text, at); ++digits, ++at)
    value = std::max(value, 0) * 10 + (text[at] - '0');
  return value;
}

}  // namespace

DateOrder order_of(std::string_view language, std::string_view url) {
  const std::string tag = to_lower_ascii(language.substr(0, 16));
  const std::string_view base = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  const std::string_view country =
      base.size() + 1 < tag.size() ? std::string_view(tag).substr(base.size() + 1) : "";
  // Some pages say "us" or "english" for their language.
  const bool is_english = base == "en" || base == "eng" || base == "us" || base == "english";
  if (!base.empty() && !is_english) return DateOrder::day_first;
  if (writes_day_first(country)) return DateOrder::day_first;
  if (country == "us" || base == "us") return DateOrder::month_first;
  const Url parts = parse_url(url.substr(0, 4096));
  const std::string host = to_lower_ascii(parts.host());
  const std::string_view top = std::string_view(host).substr(std::min(host.rfind('.') + 1, host.size()));
  if (top == "us" || top == "gov" || top == "edu" || top == "mil") return DateOrder::month_first;
  if (writes_day_first(top)) return DateOrder::day_first;
  // Other countries of two letters write it first too; generic names may be of anywhere.
  constexpr auto kGeneric =
      std::to_array<std::string_view>({"io", "co", "tv", "me", "ai", "cc", "fm", "ly", "ph", "ca"});
  const bool national = top.size() == 2 && std::ranges::find(kGeneric, top) == kGeneric.end();
  return national ? DateOrder::day_first : DateOrder::unknown;
}

DateOrder order_of_dates(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit_at(text, at) || (at > 0 && (is_digit_at(text, at - 1) || text[at - 1] == '/'))) continue;
    std::size_t next = at;
    const int first = short_number(text, next);
    if (next >= text.size() || text[next] != '/') continue;
    const int second = short_number(text, ++next);
    if (second < 1 || next >= text.size() || text[next] != '/' || !is_digit_at(text, next + 1)) continue;
    if (first > 12 && first <= 31 && second <= 12) return DateOrder::day_first;
    if (second > 12 && second <= 31 && first <= 12 && first > 0) return DateOrder::month_first;
  }
  return DateOrder::unknown;
}

}  // namespace citecheck

#include "checker/page/zone_days.hpp"

#include <optional>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr int kDay = 24 * 60;                                   // All in minutes.
constexpr int kWesternmost = -10 * 60, kEasternmost = 13 * 60;  // Hawaii; New Zealand in summer.
constexpr int kNearMidnight = 3 * 60;

std::optional<int> two_digits(std::string_view text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// A time of the day, and the offset of its clock from UTC where it is told and is another one.
struct ClockTime {
  int minute = 0;
  std::optional<int> offset;
};

/// "T23:30:00.5+01:00" and " 23:30" behind a date of eight or ten characters.
std::optional<ClockTime> clock_time(std::string_view stamp) {
  stamp = trim(stamp);
  const std::size_t at = stamp.find_first_of("Tt ");
  if (at == std::string_view::npos || at < 8 || at > 10) return std::nullopt;
  stamp.remove_prefix(at + 1);
  const auto hour = two_digits(stamp);
  if (!hour || *hour > 23) return std::nullopt;
  stamp.remove_prefix(stamp.size() > 2 && stamp[2] == ':' ? 3 : 2);
  const auto minute = two_digits(stamp);
  if (!minute || *minute > 59) return std::nullopt;
  ClockTime time{.minute = *hour * 60 + *minute, .offset = std::nullopt};
  const std::size_t sign = stamp.find_first_of("+-");
  if (sign == std::string_view::npos) return time;
  const bool west = stamp[sign] == '-';
  stamp.remove_prefix(sign + 1);
  const auto hours = two_digits(stamp);
  if (!hours || *hours > 14) return time;
  stamp.remove_prefix(stamp.size() > 2 && stamp[2] == ':' ? 3 : 2);
  const int offset = *hours * 60 + two_digits(stamp).value_or(0);
  if (offset != 0) time.offset = west ? -offset : offset;
  return time;
}

}  // namespace

std::vector<Date> zone_days(std::string_view stamp, const Date& day) {
  std::vector<Date> days;
  const auto time = clock_time(stamp);
  if (!time || !day.has_day() || day.day_month_ambiguous || !is_real(day)) return days;
  const int utc = time->minute - time->offset.value_or(0);
  const bool sited = time->offset.has_value();
  const bool before = sited ? utc < 0 || time->minute < kNearMidnight : utc + kWesternmost < 0;
  const bool after = sited ? utc >= kDay || time->minute >= kDay - kNearMidnight : utc + kEasternmost >= kDay;
  if (before) days.push_back(from_day(first_day(day) - std::chrono::days{1}));
  if (after) days.push_back(from_day(first_day(day) + std::chrono::days{1}));
  return days;
}

}  // namespace citecheck

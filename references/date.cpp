#include "references/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "references/text.hpp"

namespace citecheck {

namespace {

using namespace std::chrono;

constexpr std::uint8_t kSpring = 21, kWinter = 24, kFirstQuarter = 33, kLastQuarter = 36;
constexpr years kAround{10};  ///< How far an approximate date may be off.

bool is_season(std::uint8_t month) {
  return month >= kSpring && month <= kWinter;
}

bool is_quarter(std::uint8_t month) {
  return month >= kFirstQuarter && month <= kLastQuarter;
}

bool is_real(const CalendarDate& date) {
  if (date.year == 0 || std::abs(date.year) > 30'000) return false;  // what std::chrono::year holds
  if (date.month == 0) return date.day == 0;
  if (is_season(date.month) || is_quarter(date.month)) return date.day == 0;
  if (date.month > 12) return false;
  return date.day == 0 || year_month_day{year{date.year}, month{date.month}, day{date.day}}.ok();
}

struct Days {
  sys_days first, last;
};

Days months_of(int in_year, unsigned first, unsigned last) {
  const year y{in_year};
  return {sys_days{y / month{first} / 1}, sys_days{y / month{last} / std::chrono::last}};
}

/// Every day a real calendar date can mean. Which months a season has depends on the hemisphere, and a winter
/// reaches over the turn of the year.
Days days_of(const CalendarDate& date) {
  if (is_quarter(date.month)) {
    const unsigned first = (date.month - kFirstQuarter) * 3u + 1;
    return months_of(date.year, first, first + 2);
  }
  if (is_season(date.month)) {
    Days days = months_of(date.year, 1, 12);
    if (date.month == kWinter)
      days = {months_of(date.year - 1, 12, 12).first, months_of(date.year + 1, 2, 2).last};
    return days;
  }
  if (date.month == 0) return months_of(date.year, 1, 12);
  if (date.day == 0) return months_of(date.year, date.month, date.month);
  const sys_days only{year{date.year} / month{date.month} / day{date.day}};
  return {only, only};
}

Days days_of_reading(const Date& date) {
  Days days = days_of(date.begin);
  if (date.end) {
    const Days end = days_of(*date.end);
    days = {std::min(days.first, end.first), std::max(days.last, end.last)};
  }
  if (date.approximate || date.uncertain) {
    const auto shift = [](sys_days from, years by) {
      const year_month_day moved = year_month_day{from} + by;
      return sys_days{moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last};
    };
    days = {shift(days.first, -kAround), shift(days.last, kAround)};
  }
  if (date.open_begin) days.first = sys_days{year{-9999} / January / 1};
  if (date.open_end) days.last = sys_days{year{9999} / December / 31};
  return days;
}

/// The other reading of 03/04/2014.
Date swapped(Date date) {
  std::swap(date.begin.month, date.begin.day);
  return date;
}

std::string to_edtf(const CalendarDate& date) {
  std::array<char, 32> text{};
  const int size = std::abs(date.year) > 9999
                       ? std::snprintf(text.data(), text.size(), "Y%d", date.year)
                       : std::snprintf(text.data(), text.size(), date.year < 0 ? "%05d" : "%04d", date.year);
  std::string out(text.data(), static_cast<std::size_t>(size));
  const auto append = [&out](unsigned part) {
    out += part < 10 ? "-0" : "-";
    out += std::to_string(part);
  };
  if (date.month != 0 || date.day != 0) append(date.month);
  if (date.day != 0) append(date.day);
  return out;
}

/// Exactly two digits at `at`.
std::optional<std::uint8_t> two_digits(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (!digit(at) || !digit(at + 1) || digit(at + 2)) return std::nullopt;
  return static_cast<std::uint8_t>((text[at] - '0') * 10 + (text[at + 1] - '0'));
}

/// Takes [-]YYYY, Y123456, YYYY-MM or YYYY-MM-DD off the front of `text`.
std::optional<CalendarDate> take_calendar_date(std::string_view& text) {
  CalendarDate date;
  const bool long_year = text.starts_with('Y');
  if (long_year) text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", negative ? 1 : 0), text.size());
  const std::size_t count = digits - (negative ? 1 : 0);
  if (long_year ? count < 5 || count > 8 : count != 4) return std::nullopt;
  std::from_chars(text.data(), text.data() + digits, date.year);
  text.remove_prefix(digits);
  for (std::uint8_t* part : {&date.month, &date.day}) {
    if (!text.starts_with('-')) return date;
    const auto value = two_digits(text, 1);
    if (!value) return std::nullopt;
    *part = *value;
    text.remove_prefix(3);
  }
  return date;
}

void take_qualifier(std::string_view& text, Date& date) {
  if (text.starts_with('~') || text.starts_with('%')) date.approximate = true;
  if (text.starts_with('?') || text.starts_with('%')) date.uncertain = true;
  if (text.starts_with('~') || text.starts_with('?') || text.starts_with('%')) text.remove_prefix(1);
}

/// "T10:00:00Z", " 10:00": a time of day, of which nothing is read.
bool is_time(std::string_view text) {
  if (text.size() < 6 || (text[0] != 'T' && text[0] != 't' && text[0] != ' ')) return false;
  if (!two_digits(text, 1) || text[3] != ':' || !two_digits(text, 4)) return false;
  return text.find_first_not_of("0123456789:.,+-ZzUTCGM ", 6) == std::string_view::npos;
}

/// "1999-XX", "1999-01-XX": parts that are left open are not stated.
std::string_view without_open_parts(std::string_view text) {
  while (text.ends_with("-XX") && text.size() > 4) text.remove_suffix(3);
  return text;
}

/// "199X", "19XX": a decade or a century.
std::optional<Date> open_year(std::string_view text) {
  if (text.size() != 4 || text[3] != 'X') return std::nullopt;
  const std::size_t digits = text[2] == 'X' ? 2 : 3;
  int stated = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, stated);
  if (error != std::errc{} || end != text.data() + digits || stated <= 0) return std::nullopt;
  const int scale = digits == 2 ? 100 : 10;
  Date date;
  date.begin.year = stated * scale;
  date.end = CalendarDate{stated * scale + scale - 1, 0, 0};
  date.style = Date::Style::year;
  return date;
}

Date::Style style_of(const CalendarDate& date) {
  if (date.day != 0) return Date::Style::iso;
  if (date.month == 0) return Date::Style::year;
  return is_season(date.month) || is_quarter(date.month) ? Date::Style::season : Date::Style::month_year;
}

}  // namespace

std::string to_edtf(const Date& date) {
  if (!date.known()) return {};
  const char* qualifier = date.approximate ? (date.uncertain ? "%" : "~") : (date.uncertain ? "?" : "");
  std::string out = (date.open_begin ? "../" : "") + to_edtf(date.begin) + qualifier;
  if (date.open_end) out += "/..";
  if (date.end) out += "/" + to_edtf(*date.end) + qualifier;
  return out;
}

std::optional<Date> parse_edtf(std::string_view text) {
  text = without_open_parts(trim(text));
  if (auto date = open_year(text)) return date;
  Date date;
  date.open_begin = text.starts_with("../") || text.starts_with('/');
  if (date.open_begin) text.remove_prefix(text.find('/') + 1);
  const auto begin = take_calendar_date(text);
  if (!begin || begin->year == 0) return std::nullopt;
  date.begin = *begin;
  date.style = style_of(*begin);
  take_qualifier(text, date);
  if (!date.open_begin && (text == "/.." || text == "/")) {
    date.open_end = true;
    return date;
  }
  if (text.starts_with('/') && !date.open_begin) {
    text.remove_prefix(1);
    const auto end = take_calendar_date(text);
    if (!end || end->year == 0) return std::nullopt;
    date.end = *end;
    take_qualifier(text, date);
  } else if (date.has_day() && is_time(text)) {
    return date;
  }
  if (!text.empty()) return std::nullopt;
  return date;
}

bool is_real(const Date& date) {
  return is_real(date.begin) && (!date.end || is_real(*date.end));
}

sys_days first_day(const Date& date) {
  const sys_days first = days_of_reading(date).first;
  return date.day_month_ambiguous ? std::min(first, days_of_reading(swapped(date)).first) : first;
}

sys_days last_day(const Date& date) {
  const sys_days last = days_of_reading(date).last;
  return date.day_month_ambiguous ? std::max(last, days_of_reading(swapped(date)).last) : last;
}

bool certainly_before(const Date& a, const Date& b) {
  if (!a.known() || !b.known() || !is_real(a) || !is_real(b)) return false;
  return last_day(a) < first_day(b);
}

Date from_day(sys_days day) {
  const year_month_day parts{day};
  Date date;
  date.begin = {static_cast<int>(parts.year()),
                static_cast<std::uint8_t>(static_cast<unsigned>(parts.month())),
                static_cast<std::uint8_t>(static_cast<unsigned>(parts.day()))};
  date.style = Date::Style::iso;
  return date;
}

}  // namespace citecheck

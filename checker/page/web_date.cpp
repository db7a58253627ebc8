#include "checker/page/web_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxBytes = 200;

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii_digit) - text.begin());
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

Date make(int year, int month, int day) {
  Date date;
  date.begin = {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  date.style = day != 0 ? Date::Style::iso : month != 0 ? Date::Style::month_year : Date::Style::year;
  return date;
}

/// "2014-02-17T08:00:00+01:00", "2014/2/17 8:00", "20140217", "2014-02", "2014".
std::optional<Date> parse_iso(std::string_view text) {
  const std::size_t year_digits = leading_digits(text);
  if (year_digits == 8 || (year_digits == 14 && text.size() == 14))
    return make(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)));
  if (year_digits != 4) return std::nullopt;
  const int year = number(text.substr(0, 4));
  if (text.size() == 4) return make(year, 0, 0);
  const char separator = text[4];
  if (separator != '-' && separator != '/' && separator != '.' && separator != ':') return std::nullopt;
  text.remove_prefix(5);
  const std::size_t month_digits = leading_digits(text);
  if (month_digits == 0 || month_digits > 2) return std::nullopt;
  const int month = number(text.substr(0, month_digits));
  text.remove_prefix(month_digits);
  if (text.empty()) return make(year, month, 0);
  if (text[0] != separator) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t day_digits = leading_digits(text);
  if (day_digits == 0 || day_digits > 2) return std::nullopt;
  return make(year, month, number(text.substr(0, day_digits)));
}

/// Seconds or milliseconds since 1970, between 1995 and 2100.
std::optional<Date> parse_unix(std::string_view text) {
  if (leading_digits(text) != text.size() || (text.size() != 10 && text.size() != 13)) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : text.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  if (seconds < 788918400 || seconds > 4102444800) return std::nullopt;
  return from_day(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
}

/// A date of which only one reading makes sense to the page's readers.
Date settled(const Date& date, DateOrder order) {
  if (!date.day_month_ambiguous || order == DateOrder::unknown) return date;
  Date only = order == DateOrder::day_first ? swapped(date) : date;
  only.day_month_ambiguous = false;
  return only;
}

/// "17.02.14" or "17.2.14": years of this century, the day first, as nobody writes them otherwise with dots.
std::optional<FoundDate> find_short_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_digit(text[at]) || (at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == '.')))
      continue;
    std::size_t next = at;
    std::array<int, 3> parts{};
    bool whole = true;
    for (std::size_t part = 0; part < 3 && whole; ++part) {
      const std::size_t digits = leading_digits(text.substr(next));
      whole = (digits == 2 || (digits == 1 && part < 2)) &&
              (part == 2 || text.substr(next + digits).starts_with('.'));
      if (!whole) break;
      parts[part] = number(text.substr(next, digits));
      next += digits + (part < 2 ? 1 : 0);
    }
    // Versions and times go on: "1.2.14.3", "10.30.15:20".
    if (!whole || (next < text.size() && (text[next] == '.' || text[next] == ':') && next + 1 < text.size() &&
                   is_ascii_digit(text[next + 1])))
      continue;
    const Date date = make(2000 + parts[2], parts[1], parts[0]);
    if (parts[1] > 0 && parts[0] > 0 && is_real(date)) return FoundDate{date, {at, next}};
  }
  return std::nullopt;
}

/// Arabic-Indic and Persian digits made ASCII; "" if there are none.
std::string with_ascii_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const int digit =
        at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) - (lead == 0xD9 ? 0xA0 : 0xB0) : -1;
    if ((lead != 0xD9 && lead != 0xDB) || digit < 0 || digit > 9) {
      if (!out.empty()) out += text[at];
      continue;
    }
    if (out.empty()) out = text.substr(0, at);
    out += static_cast<char>('0' + digit);
    ++at;
  }
  return out;
}

bool is_placeholder(const CalendarDate& date) {
  return date.year < 1000 || date.year > 2200 || date == CalendarDate{1970, 1, 1} ||
         date == CalendarDate{1900, 1, 1};
}

}  // namespace

Date swapped(Date date) {
  std::swap(date.begin.month, date.begin.day);
  return date;
}

std::optional<FoundDate> find_web_date(std::string_view text) {
  auto found = find_date(text);
  if (found && found->date.has_day()) return found;
  if (const auto brief = find_short_date(text)) return brief;
  const std::string ascii = with_ascii_digits(text);
  if (ascii.empty()) return found;
  found = find_date(ascii);
  // Where it stands in the text as written is not known.
  if (found) found->span = {0, text.size()};
  return found;
}

std::optional<Date> parse_web_date(std::string_view text, DateOrder order) {
  text = trim(text).substr(0, kMaxBytes);
  std::optional<Date> date = parse_iso(text);
  if (!date) date = parse_unix(text);
  if (!date) date = parse_date(text);
  if (!date || !date->known())
    if (const auto found = find_web_date(text)) date = found->date;
  if (!date || !date->known() || date->end || !is_real(*date) || is_placeholder(date->begin))
    return std::nullopt;
  return settled(*date, order);
}

}  // namespace citecheck

#include "references/ris/ris_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "references/text.hpp"

namespace citecheck::ris {

namespace {

using Text = std::string_view;

bool is_digits(Text text, std::size_t fewest, std::size_t most) {
  return text.size() >= fewest && text.size() <= most &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(Text digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The four parts between slashes, trimmed.
std::array<Text, 4> split(Text text) {
  std::array<Text, 4> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t slash = i + 1 < parts.size() ? text.find('/') : Text::npos;
    parts[i] = trim(text.substr(0, slash));
    if (slash == Text::npos) break;
    text.remove_prefix(slash + 1);
  }
  return parts;
}

Date::Style style_of(const CalendarDate& date) {
  if (date.day != 0) return Date::Style::iso;
  return date.month != 0 ? Date::Style::month_year : Date::Style::year;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  const auto [year, month, day, more] = split(text);
  const bool slashes = text.find('/') != Text::npos;
  if (!slashes || !is_digits(year, 4, 4)) {
    if (auto date = parse_edtf(text)) return date;
    return parse_date(text);
  }
  // Without a month, the other information may name one, or a season.
  if (month.empty() && !more.empty())
    if (auto date = parse_date(std::string(more) + " " + std::string(year))) return date;
  if (!month.empty() && !is_digits(month, 1, 2))
    return parse_date(std::string(month) + " " + std::string(year));
  if (!day.empty() && !is_digits(day, 1, 2)) return std::nullopt;
  Date date;
  date.begin = {number(year), static_cast<std::uint8_t>(number(month)),
                static_cast<std::uint8_t>(number(day))};
  if (date.begin.month == 0) date.begin.day = 0;
  if (date.begin.year == 0) return std::nullopt;
  date.style = style_of(date.begin);
  return date;
}

}  // namespace citecheck::ris

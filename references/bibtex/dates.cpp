#include "references/bibtex/dates.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

/// The digits of other scripts as 0 to 9; the text itself where there are none.
std::string with_ascii_digits(Text text) {
  static constexpr std::array<char32_t, 16> kZeros{0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6,  0xB66,  0xBE6,
                                                   0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t point = next_code_point(text, at);
    for (const char32_t zero : kZeros)
      if (point >= zero && point < zero + 10) point = U'0' + (point - zero);
    append_utf8(out, point);
  }
  return out;
}

/// "[1850]", "(1850)": brackets say that the date is not on the work.
Text without_brackets(Text text) {
  text = trim(text);
  const bool square = text.starts_with('[') && text.ends_with(']');
  const bool round = text.starts_with('(') && text.ends_with(')');
  return text.size() > 2 && (square || round) ? trim(text.substr(1, text.size() - 2)) : text;
}

bool before(const CalendarDate& a, const CalendarDate& b) {
  return std::pair(a.year, std::pair(a.month, a.day)) < std::pair(b.year, std::pair(b.month, b.day));
}

/// "1995-1-4" as "1995-01-04".
std::string padded(Text text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('-', at), text.size());
    if (at > 0) out += '-';
    if (end == at + 1) out += '0';
    out += text.substr(at, end - at);
    at = end + 1;
  }
  return out;
}

std::optional<unsigned> small_number(Text text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() > 2) return std::nullopt;
  return value;
}

/// Puts a date's month and day, which were read with the year, into it; an end has the same year.
void take(const Date& read, SplitDate& out) {
  const Date::Style style = read.style;
  out.date.begin = read.begin;
  out.date.end = read.end;
  out.date.style = style;
  out.month_read = true;
}

}  // namespace

Date read_date(std::string_view text) {
  text = without_brackets(text);
  std::string ascii;
  if (first_invalid_utf8(text) || text.find_first_of("\xD9\xDB\xE0\xE1\xEF") != Text::npos) {
    ascii = with_ascii_digits(text);
    text = ascii;
  }
  std::optional<Date> date = parse_edtf(text);
  if (!date) date = parse_edtf(padded(text));
  if (!date) date = parse_date(text);
  if (!date || (date->end && before(*date->end, date->begin))) return {};
  return *date;
}

SplitDate read_date(std::string_view year, std::string_view month, std::string_view day) {
  SplitDate out;
  out.date = read_date(year);
  month = without_brackets(month);
  day = trim(day);
  if (!out.date.known() || out.date.end || out.date.begin.month != 0 || month.empty()) return out;
  if (const auto number = small_number(month)) {
    if (*number < 1 || *number > 12) return out;
    out.date.begin.month = static_cast<std::uint8_t>(*number);
    out.date.style = Date::Style::month_year;
    out.month_read = true;
  } else {
    const std::string years = std::to_string(out.date.begin.year);
    const bool day_last = month.back() >= '0' && month.back() <= '9';
    std::optional<Date> read = parse_date(std::string(month) + (day_last ? ", " : " ") + years);
    if (!read) return out;
    take(*read, out);
  }
  const auto number = small_number(day);
  if (number && *number >= 1 && *number <= 31 && out.date.begin.day == 0 && out.date.has_month() &&
      !out.date.end) {
    out.date.begin.day = static_cast<std::uint8_t>(*number);
    out.date.style = Date::Style::iso;
    out.day_read = true;
  }
  return out;
}

}  // namespace citecheck::bibtex

#include "references/csl/csl_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Kind = JsonValue::Kind;

constexpr std::uint8_t kSpring = 21, kWinter = 24;

std::optional<int> whole_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Year, month and day as they stand: empty where null or "".
std::vector<std::string> parts_of(const JsonValue& list) {
  std::vector<std::string> parts;
  for (const JsonValue part : list) {
    parts.push_back(part.is_word("null") ? std::string() : part.value());
    if (parts.size() == 3) break;
  }
  while (!parts.empty() && trim(parts.back()).empty()) parts.pop_back();
  return parts;
}

/// 13 to 16 are the seasons too: so citation processors had them before the seasons got a member.
std::uint8_t month_from(int number) {
  return static_cast<std::uint8_t>(number >= 13 && number <= 16 ? number + 8 : number);
}

/// None if a part is no number that a calendar could have; a year of 0 where there is none.
std::optional<CalendarDate> calendar_date(const std::vector<std::string>& parts) {
  CalendarDate date;
  if (parts.empty()) return date;
  const auto year = whole_number(parts[0]);
  const auto month = parts.size() > 1 ? whole_number(parts[1]) : 0;
  const auto day = parts.size() > 2 ? whole_number(parts[2]) : 0;
  if (!year || !month || !day || *month < 0 || *month > 99 || *day < 0 || *day > 99) return std::nullopt;
  date.year = *year;
  date.month = month_from(*month);
  date.day = date.month == 0 ? 0 : static_cast<std::uint8_t>(*day);
  return date;
}

Date::Style style_of(const CalendarDate& date) {
  if (date.day != 0) return Date::Style::iso;
  if (date.month == 0) return Date::Style::year;
  return date.month <= 12 ? Date::Style::month_year : Date::Style::season;
}

/// "17 May 2014" of ["2014", "May", "17"].
std::string reversed(const std::vector<std::string>& parts) {
  std::string out;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (!out.empty() && !part->empty()) out += ' ';
    out += *part;
  }
  return out;
}

/// What stands in date-parts; none if that is nothing.
std::optional<Claim<Date>> from_parts(const JsonValue& list) {
  std::vector<std::vector<std::string>> dates;
  for (const JsonValue date : list)
    if (dates.size() < 2) dates.push_back(parts_of(date));
  if (list.is(Kind::array) && !list.empty() && !(*list.begin()).is(Kind::array)) dates = {parts_of(list)};
  if (dates.empty() || dates[0].empty()) return std::nullopt;
  Claim<Date> claim;
  const auto begin = calendar_date(dates[0]);
  const auto end = dates.size() > 1 ? calendar_date(dates[1]) : CalendarDate{};
  if (!begin || begin->year == 0 || !end) {
    claim.as_written = reversed(dates[0]);
    if (dates.size() > 1 && !dates[1].empty()) claim.as_written += "/" + reversed(dates[1]);
    claim.value = date_from_text(claim.as_written);
    return claim;
  }
  claim.value.begin = *begin;
  if (end->year != 0) claim.value.end = *end;
  claim.value.style = style_of(*begin);
  return claim;
}

std::optional<std::uint8_t> season_from(const JsonValue& value) {
  static constexpr auto kNames = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter"});
  const std::string text = to_lower_ascii(trim(value.value()));
  if (const auto number = whole_number(text)) {
    for (const int first : {1, 13, static_cast<int>(kSpring)})
      if (*number >= first && *number < first + 4)
        return static_cast<std::uint8_t>(kSpring + *number - first);
    return std::nullopt;
  }
  if (text == "fall") return std::uint8_t{kWinter - 1};
  const auto found = std::ranges::find(kNames, text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<std::uint8_t>(kSpring + (found - kNames.begin()));
}

Claim<Date> from_text(const JsonValue& value) {
  const std::string text = value.value();
  const std::size_t at = value.span().begin;
  if (value.is_escaped()) return {date_from_text(text), text, {at, at}};
  return {date_from_text(text), std::string(value.raw()), value.span()};
}

/// What the members say together; `told` gets the keys of those that are in the claim.
std::optional<Claim<Date>> from_members(const JsonValue& value, std::vector<std::string_view>& told) {
  std::optional<Claim<Date>> claim;
  if (const auto parts = value.find("date-parts")) {
    told.push_back("date-parts");
    claim = from_parts(*parts);
  }
  if (claim && claim->value.known() && claim->as_written.empty()) {
    claim->as_written = value.raw();
    claim->span = value.span();
  }
  for (const std::string_view key : {"raw", "literal", "date-time"})
    if (const auto text = value.find(key); !claim && text && !trim(text->value()).empty()) {
      told.push_back(key);
      claim = from_text(*text);
    }
  return claim;
}

}  // namespace

Date date_from_text(std::string_view text) {
  if (auto date = parse_edtf(text)) return *date;
  const Date date = parse_date(text).value_or(Date{});
  // "1995-1230" is no range of years.
  return date.end && date.end->year < date.begin.year ? Date{} : date;
}

ReadDate read_date(const JsonValue& value) {
  ReadDate read;
  if (!value.is(Kind::object)) {
    const bool stated = (value.is(Kind::string) || value.is(Kind::number)) && !trim(value.value()).empty();
    if (stated) read.claim = from_text(value);
    if (value.is(Kind::array)) read.claim = from_parts(value);
    return read;
  }
  std::vector<std::string_view> told;
  read.claim = from_members(value, told);
  if (const auto season = value.find("season"); season && read.claim) {
    Date& date = read.claim->value;
    const auto month = season_from(*season);
    if (month && date.known() && date.begin.month == 0 && (!date.end || date.end->month == 0)) {
      date.begin.month = *month;
      if (date.end) date.end->month = *month;
      date.style = Date::Style::season;
      told.push_back("season");
    }
  }
  if (const auto circa = value.find("circa"); circa && (read.claim || !circa->is_true())) {
    if (circa->is_true()) read.claim->value.approximate = true;
    told.push_back("circa");
  }
  for (const JsonValue member : value)
    if (std::ranges::find(told, member.key()) == told.end()) read.left.push_back(member);
  return read;
}

}  // namespace citecheck::csl

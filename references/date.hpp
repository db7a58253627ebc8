#pragma once
// Date: a date as citations write it, kept as precise as it was written and no more. The model is EDTF
// (ISO 8601-2:2019, levels 0 and 1, with the season and quarter codes of level 2): a year, a month, a day,
// a season, an interval, "circa". A date that does not exist (30 February) is kept, so that it can be shown.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "references/span.hpp"

namespace citecheck {

/// One point of the calendar. `month` is 0 where none is stated, 1..12, or an EDTF season: 21 spring,
/// 22 summer, 23 autumn, 24 winter, 33..36 first to fourth quarter. `day` is 0 where none is stated.
struct CalendarDate {
  int year = 0;
  std::uint8_t month = 0, day = 0;
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

struct Date {
  /// How it was written, for the rules on consistent style. `numeric` is 03/04/2014 and its kin; `unknown`
  /// is text that is not understood as a date (then begin.year is 0).
  enum class Style : std::uint8_t { unknown, iso, dmy, mdy, month_year, year, season, numeric, undated };

  CalendarDate begin;
  std::optional<CalendarDate> end;   ///< Of an interval ("May 1–3, 2020", "1999–2001").
  bool open_begin = false;           ///< EDTF "../2014": up to `begin`, from nobody says when.
  bool open_end = false;             ///< EDTF "2014/..": from `begin` on.
  bool approximate = false;          ///< "c. 1850", EDTF "~".
  bool uncertain = false;            ///< "1850?", EDTF "?".
  bool day_month_ambiguous = false;  ///< "03/04/2014": begin holds the month-first reading.
  Style style = Style::unknown;

  bool known() const { return begin.year != 0; }
  bool has_day() const { return begin.day != 0; }
  bool has_month() const { return begin.month >= 1 && begin.month <= 12; }
};

/// EDTF: "2014-02-17", "2014-02", "2014", "2014-21", "2014-05-01/2014-05-03", "1850~"; "" if not known.
std::string to_edtf(const Date& date);

/// Reads EDTF as to_edtf writes it, a date-time (its date part), and digits left open: "199X" is 1990 to
/// 1999, "2014-XX" is 2014. The style is iso, month_year or year.
std::optional<Date> parse_edtf(std::string_view text);

/// A whole value as citations write dates ("17 February 2014", "Feb. 17, 2014", "2014-02-17", "Summer 2014",
/// "May–June 2014", "2014, February 17", "c. 1850", "n.d.", "17.02.2014", "2014年2月17日"). Month names of
/// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Ukrainian, Turkish and
/// Arabic are known. None if any text is left over.
std::optional<Date> parse_date(std::string_view text);

/// The first date with at least a month and a year, or an ISO date, inside `text` at or after `from`;
/// `span` is in bytes of `text`. A lone year is not found by this.
struct FoundDate {
  Date date;
  Span span;
};
std::optional<FoundDate> find_date(std::string_view text, std::size_t from = 0);

/// True if every stated part exists in the (proleptic Gregorian) calendar.
bool is_real(const Date& date);

/// First and last day the date can mean: 2014 is 2014-01-01 to 2014-12-31, a season the months of either
/// hemisphere (the whole year; a winter from the December before to the February after), an approximate or
/// uncertain date ten years around, an open interval thousands of years. Needs known() and is_real(); with
/// day_month_ambiguous both readings are covered.
std::chrono::sys_days first_day(const Date& date);
std::chrono::sys_days last_day(const Date& date);

/// True only if every day `a` can mean lies before every day `b` can mean.
bool certainly_before(const Date& a, const Date& b);

Date from_day(std::chrono::sys_days day);  ///< Style iso.

}  // namespace citecheck

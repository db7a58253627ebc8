#pragma once
// Month names: the words that dates are written with (months, seasons, days of the week) in the languages
// parse_date knows, full and abbreviated.

#include <cstdint>
#include <optional>
#include <string_view>

namespace citecheck {

struct MonthWord {
  std::uint8_t month = 0;  ///< 1..12.
  bool needs_day = false;  ///< Also an everyday word ("mars", "set"): a month only where a day stands by it.
};

/// The month a word names, in any case, with or without its accents; `word` without the abbreviation's dot.
std::optional<MonthWord> month_from_word(std::string_view word);

/// EDTF season codes 21..24 ("Summer", "fall", "Sommer").
std::optional<std::uint8_t> season_from_word(std::string_view word);

/// True for a day of the week ("Monday", "Mon", "Montag", "lundi").
bool is_weekday(std::string_view word);

}  // namespace citecheck

#pragma once
// Dates as machines and people write them into pages: ISO 8601 and its misspellings, RFC 5322, Unix time, and
// words. A date-time's own local date is its date.

#include <optional>
#include <string_view>

#include "references/date.hpp"

namespace citecheck {

/// `language` is the page's ("en-GB"), which tells whether 03/04/2014 puts the month first; "" if not known.
/// None where there is no date, only a placeholder (year 1, 1970-01-01), or one that does not exist.
std::optional<Date> parse_web_date(std::string_view text, std::string_view language);

}  // namespace citecheck

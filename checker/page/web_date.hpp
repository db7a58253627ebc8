#pragma once
// Dates as machines and people write them into pages: ISO 8601 and its misspellings, RFC 5322, Unix time, and
// words. A date-time's own local date is its date.

#include <optional>
#include <string_view>

#include "checker/page/date_order.hpp"
#include "references/date.hpp"

namespace citecheck {

/// `order` tells whether 03/04/2014 puts the month first; where it is unknown the date stays ambiguous, its
/// month first. None where there is no date, only a placeholder (year 1, 1970-01-01), or one that does not
/// exist.
std::optional<Date> parse_web_date(std::string_view text, DateOrder order);

/// The first date with a day in `text`: as find_date() finds it, or with a year of two digits ("17.02.14",
/// which only a page's own dates are written like), or in Arabic digits. `span` is where it stands.
std::optional<FoundDate> find_web_date(std::string_view text);

/// The other reading of an ambiguous date.
Date swapped(Date date);

}  // namespace citecheck

#pragma once
// Date order: whether 03/04/2014 on a page is the third of April or the fourth of March. The page's language
// tells where it names its country, else the country of its host, else other dates of the page; where nothing
// tells, the date stays ambiguous.

#include <cstdint>
#include <string_view>

namespace citecheck {

enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// By the page's language ("en-GB", "de") and the country of its URL's host. English alone tells nothing.
DateOrder order_of(std::string_view language, std::string_view url);

/// The order of the first numeric date in `text` that has but one reading ("17/02/2014"); unknown if none
/// has.
DateOrder order_of_dates(std::string_view text);

}  // namespace citecheck

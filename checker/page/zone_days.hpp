#pragma once
// Zone days: the other day on which an instant fell for readers of another time zone. A page states one day,
// its readers copied what their own clocks, or those of the site's server, showed.

#include <string_view>
#include <vector>

#include "references/date.hpp"

namespace citecheck {

/// The days before or after `day` that the time stamp it was read from also stands for: none where `stamp`
/// tells no time of the day. With an offset from UTC, that is the site's clock: the day in UTC, and the
/// neighbour within three hours of midnight. In UTC or without an offset the site's clock is not known: the
/// days in the zones where people live, from UTC-10 to UTC+13.
std::vector<Date> zone_days(std::string_view stamp, const Date& day);

}  // namespace citecheck

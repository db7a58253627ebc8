#pragma once
// Comparing and writing dates: what rules on dates share. A difference of one day is no contradiction, since
// a page's time zone is rarely the reader's, unless it is known that no zone explains it.

#include <array>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/date.hpp"

namespace citecheck {

/// A date of a citation, if it states it.
struct DateClaim {
  std::string_view what;  ///< "publication date", "access date", "archive date".
  const Claim<Date>* claim = nullptr;
};

/// Publication, access and archive date, in this order; `claim` is null where the citation has none.
std::array<DateClaim, 3> date_claims(const Citation& citation);

/// True if the date is understood and exists: first_day and last_day may be asked.
bool is_usable(const Date& date);

/// True unless both dates are usable and no day that one can mean is within a day of one the other can mean.
bool may_agree(const Date& a, const Date& b);

/// The same without the day of difference, for dates of which the days in other zones are known.
bool share_a_day(const Date& a, const Date& b);

/// "2014-02-17", "17 February 2014" or "February 17, 2014"; ISO for every style but dmy and mdy.
std::string write_day(const CalendarDate& day, Date::Style style);

/// The style of most of the article's dates of one kind (their day stated), `fallback` if there is none.
Date::Style usual_style(const Article& article, std::optional<Claim<Date>> Citation::*kind,
                        Date::Style fallback);

/// As the article writes it, or in EDTF where that is not kept.
std::string shown(const Claim<Date>& claim);

}  // namespace citecheck

#include "rules/compare/dates.hpp"

#include <algorithm>

namespace citecheck {

std::array<DateClaim, 3> date_claims(const Citation& citation) {
  const auto pointer = [](const std::optional<Claim<Date>>& claim) { return claim ? &*claim : nullptr; };
  return {{{"publication date", pointer(citation.issued)},
           {"access date", pointer(citation.accessed)},
           {"archive date", pointer(citation.archived)}}};
}

bool is_usable(const Date& date) {
  return date.known() && is_real(date);
}

namespace {

bool agree_within(const Date& a, const Date& b, std::chrono::days apart) {
  if (!is_usable(a) || !is_usable(b)) return true;
  return first_day(a) <= last_day(b) + apart && first_day(b) <= last_day(a) + apart;
}

}  // namespace

bool may_agree(const Date& a, const Date& b) {
  return agree_within(a, b, std::chrono::days{1});
}

bool share_a_day(const Date& a, const Date& b) {
  return agree_within(a, b, std::chrono::days{0});
}

std::string write_day(const CalendarDate& day, Date::Style style) {
  static constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
  const bool in_words = style == Date::Style::dmy || style == Date::Style::mdy;
  if (!in_words || day.month < 1 || day.month > 12)
    return to_edtf(Date{.begin = day, .style = Date::Style::iso});
  const std::string month(kMonths[day.month - 1u]);
  const std::string number = std::to_string(day.day), year = std::to_string(day.year);
  return style == Date::Style::dmy ? number + " " + month + " " + year : month + " " + number + ", " + year;
}

Date::Style usual_style(const Article& article, std::optional<Claim<Date>> Citation::*kind,
                        Date::Style fallback) {
  static constexpr std::array<Date::Style, 3> kStyles{Date::Style::iso, Date::Style::dmy, Date::Style::mdy};
  std::array<std::size_t, kStyles.size()> counts{};
  for (const Citation& citation : article.citations) {
    const std::optional<Claim<Date>>& claim = citation.*kind;
    if (!claim || !claim->value.has_day()) continue;
    const auto* style = std::ranges::find(kStyles, claim->value.style);
    if (style != kStyles.end()) ++counts.at(static_cast<std::size_t>(style - kStyles.begin()));
  }
  const auto* most = std::ranges::max_element(counts);
  return *most == 0 ? fallback : kStyles.at(static_cast<std::size_t>(most - counts.begin()));
}

std::string shown(const Claim<Date>& claim) {
  // Markup among its words would not be understood.
  const bool plain = claim.as_written.find_first_of("<&") == std::string::npos;
  return claim.as_written.empty() || (!plain && claim.value.known()) ? to_edtf(claim.value)
                                                                     : claim.as_written;
}

}  // namespace citecheck

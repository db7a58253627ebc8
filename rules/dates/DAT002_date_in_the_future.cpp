#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Issues and books carry cover dates ahead of the day they appear.
bool has_cover_date(const Citation& citation, const Date& issued) {
  switch (citation.type) {
    case ItemType::article_journal:
    case ItemType::article_magazine:
    case ItemType::book:
    case ItemType::chapter:
    case ItemType::paper_conference:
      return true;
    default:
      return !issued.has_day();
  }
}

void check(const CitationInput& input, FindingSink& sink) {
  constexpr std::chrono::days kTimeZone{1};
  const std::chrono::year this_year = std::chrono::year_month_day(input.today).year();
  const std::chrono::sys_days end_of_next_year =
      (this_year + std::chrono::years{1}) / std::chrono::December / std::chrono::day{31};
  for (const DateClaim& date : date_claims(input.citation)) {
    if (date.claim == nullptr) continue;
    const Date& value = date.claim->value;
    if (!is_usable(value) || value.approximate || value.uncertain) continue;
    const bool cover = date.what == "publication date" && has_cover_date(input.citation, value);
    if (first_day(value) <= (cover ? end_of_next_year : input.today + kTimeZone)) continue;
    Finding finding;
    finding.span = date.claim->span;
    finding.message = "The " + std::string(date.what) + " “" + shown(*date.claim) + "” lies in the future";
    finding.because.push_back({shown(*date.claim), to_edtf(from_day(input.today)), "today"});
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT002){.code = "DAT002",
                       .name = "date-in-the-future",
                       .summary = "A date lies in the future",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a publication, access or archive date after today. One day is allowed for time zones. Publication dates
without a day, and those of journals, magazines and books, may lie as far ahead as the end of next year, since
issues carry cover dates.

## Why it matters
Nobody can have read a page tomorrow. Such a date is a slip of the keyboard (2041 for 2014), or day and month
were exchanged, or the reference was invented.

## Example
    {{cite news |title=Film Market |url=https://example.org/ |date=17 February 2104}}

## What to do
Look the date up at the source; for an access date, the history of the article shows when it was added.
`--today` sets the clock for a run over an older article.)",
                       .citation = citecheck::check};

#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  for (const DateClaim& date : date_claims(input.citation)) {
    if (date.claim == nullptr || !date.claim->value.day_month_ambiguous) continue;
    const CalendarDate month_first = date.claim->value.begin;
    if (month_first.day == month_first.month || month_first.day > 12) continue;
    const CalendarDate day_first{month_first.year, month_first.day, month_first.month};
    const std::string one = write_day(month_first, Date::Style::dmy);
    const std::string two = write_day(day_first, Date::Style::dmy);
    Finding finding;
    finding.span = date.claim->span;
    finding.message =
        "The " + std::string(date.what) + " “" + shown(*date.claim) + "” can mean " + one + " or " + two;
    finding.because.push_back({shown(*date.claim), one + " or " + two, "the order of day and month"});
    finding.fix = Fix{Fix::Safety::display_only, "Write the month as a word", {}};
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT006){.code = "DAT006",
                       .name = "ambiguous-numeric-date",
                       .summary = "A date in numbers can be read in two ways",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports dates such as 03/04/2014, where day and month can be told apart neither by their order nor by their
size. 25/12/2014 and 04/04/2014 have one reading and are not reported.

## Why it matters
Half of the readers take it for another day than the author meant, and programs choose one by chance.

## Example
    {{cite web |title=Film Market |url=https://example.org/ |access-date=03/04/2014}}

## What to do
Write the month as a word (3 April 2014) or the date as 2014-04-03. Which of the two it is, the source or the
article's history tells; do not guess.)",
                       .citation = citecheck::check};

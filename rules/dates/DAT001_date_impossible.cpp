#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  for (const DateClaim& date : date_claims(input.citation)) {
    if (date.claim == nullptr || !date.claim->value.known() || is_real(date.claim->value)) continue;
    Finding finding;
    finding.span = date.claim->span;
    finding.message =
        "The " + std::string(date.what) + " “" + shown(*date.claim) + "” is not in the calendar";
    finding.because.push_back({shown(*date.claim), "", "the calendar"});
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT001){.code = "DAT001",
                       .name = "date-impossible",
                       .summary = "A date does not exist",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a publication, access or archive date that is in no calendar: 31 February, 29 February of a year that is
no leap year, month 13.

Text that is not understood as a date at all is not reported.

## Why it matters
One of its parts is a slip, and nobody can tell which: the source cannot be found by its date, and programs that
read the reference drop the date or the whole reference.

## Example
    {{cite web |title=Film Market |url=https://example.org/ |access-date=31 February 2014}}

## What to do
Look the date up at the source. The last day of the month is a guess, not a correction.)",
                       .citation = citecheck::check};

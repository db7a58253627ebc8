#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// How much later than its access a work may be dated in good faith: a day for time zones; for what appears
/// online ahead of its issue, about a year.
std::chrono::days good_faith(const Citation& citation) {
  switch (citation.type) {
    case ItemType::article_journal:
    case ItemType::article_magazine:
    case ItemType::book:
    case ItemType::chapter:
    case ItemType::paper_conference:
      return std::chrono::days{366};
    default:
      return std::chrono::days{1};
  }
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.issued || !citation.accessed) return;
  const Date& issued = citation.issued->value;
  const Date& accessed = citation.accessed->value;
  if (!is_usable(issued) || !is_usable(accessed) || issued.uncertain || accessed.uncertain) return;
  if (!certainly_before(accessed, issued)) return;
  if (last_day(accessed) + good_faith(citation) >= first_day(issued)) return;
  Finding finding;
  finding.span = citation.accessed->span;
  finding.message = "Accessed “" + shown(*citation.accessed) + "”, before it was published (“" +
                    shown(*citation.issued) + "”)";
  finding.because.push_back({shown(*citation.accessed), shown(*citation.issued), "the same citation"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT003){.code = "DAT003",
                       .name = "accessed-before-published",
                       .summary = "The source was accessed before it was published",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares the access date with the publication date of the same citation. It reports only what cannot be true in
any reading of the two dates: “2016” and “17 February 2014” contradict each other, “2014” and “17 February 2014”
do not.

A day is allowed for time zones; a year for journals, magazines, books and proceedings, which go online ahead of
the date on their cover.

## Why it matters
One of the dates is wrong, or the citation was copied from another source and only half adapted. The style
modules of Wikipedia check each date alone and do not see this.

## Example
    Bhob Stewart (2016). "Killer". The New York Times. Retrieved February 17, 2014.

## What to do
Look the publication date up at the source. Automatic fillers often take the year of an archived copy or of a
redesign for the year of publication.)",
                       .citation = citecheck::check};

#include "references/archive_url.hpp"
#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Works whose date is the day they came out. Journals, magazines and books date ahead, or appear online
/// first.
bool is_dated_by_day(const Citation& citation) {
  switch (citation.type) {
    case ItemType::webpage:
    case ItemType::article_newspaper:
    case ItemType::post:
    case ItemType::post_weblog:
      return true;
    default:
      return false;
  }
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.archive_url || !citation.issued || !is_dated_by_day(citation)) return;
  const Date& issued = citation.issued->value;
  if (!is_usable(issued) || issued.approximate || issued.uncertain || issued.open_begin) return;
  const auto archive = parse_archive_url(citation.archive_url->value);
  if (!archive || !archive->captured || first_day(issued) > input.today) return;
  const Date made = from_day(std::chrono::floor<std::chrono::days>(*archive->captured));
  if (may_agree(made, issued) || !certainly_before(made, issued)) return;
  // A month or a year may be that of an issue, which comes out before it.
  const auto ahead = first_day(issued) - first_day(made);
  if (!issued.has_day() && ahead < std::chrono::days{issued.has_month() ? 62 : 366}) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = citation.issued->span;
  finding.message = "Published “" + shown(*citation.issued) +
                    "”, but the archived copy was made before, on " + to_edtf(made);
  finding.because.push_back({shown(*citation.issued), to_edtf(made),
                             "the time stamp of the " + std::string(archive->service) + " address"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC005){.code = "ARC005",
                       .name = "archive-older-than-publication",
                       .summary = "The archived copy was made before the publication date",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .contradicts = true,
                       .since = "0.2",
                       .explain = R"(## What it does
Compares the time stamp in the address of the archived copy with the publication date of a web page, a newspaper
article or a post. A difference of a day is none; of a date without a day the copy must be older by two months, of
a year alone by more than one. Journals, magazines and books are left out: they date ahead, or appear online first.

## Why it matters
A copy cannot show what was not yet published: the date is wrong, or the copy is of an earlier state of the page.

## Example
    |date=3 May 2015 |archive-url=https://web.archive.org/web/20140217000000/https://example.org/

## What to do
Open the copy. Correct the date, or cite a later copy.)",
                       .citation = citecheck::check};

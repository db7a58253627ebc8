#include <algorithm>

#include "references/archive_url.hpp"
#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

bool names_day(const Date& cited, std::chrono::sys_days stamp) {
  return first_day(cited) <= stamp && stamp <= last_day(cited);
}

/// Replaces the date where it stands alone in the source, in the style it has there.
Fix to_stamp(const CitationInput& input, const Date& stamp) {
  const Claim<Date>& archived = *input.citation.archived;
  const std::string date = write_day(stamp.begin, archived.value.style);
  Fix fix{Fix::Safety::display_only, "Change the archive date to " + date, {}};
  if (!archived.span.empty() && input.article.text_of(archived.span) == archived.as_written) {
    fix.safety = Fix::Safety::safe;
    fix.edits.push_back({archived.span, date});
  }
  return fix;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.archive_url || !citation.archived || !is_usable(citation.archived->value)) return;
  const auto archive = parse_archive_url(citation.archive_url->value);
  if (!archive || !archive->captured) return;
  const auto day = std::chrono::floor<std::chrono::days>(*archive->captured);
  if (names_day(citation.archived->value, day)) return;
  const Date stamp = from_day(day);
  // Some archives show readers the day of their own time zone.
  const bool shows_utc = archive->service == "Wayback Machine" || archive->service == "archive.today";
  if (!shows_utc && may_agree(citation.archived->value, stamp)) return;
  Finding finding;
  finding.span = citation.archived->span;
  finding.message = "The archive date is given as “" + shown(*citation.archived) +
                    "”, but the archived copy was made on " + to_edtf(stamp);
  finding.because.push_back({shown(*citation.archived), to_edtf(stamp),
                             "the time stamp of the " + std::string(archive->service) + " address"});
  finding.fix = to_stamp(input, stamp);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT011){.code = "DAT011",
                       .name = "archive-date-differs",
                       .summary = "The archive date is not the day the archived copy was made",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Addresses in web archives hold the time at which the copy was made. This rule compares that day with the archive
date of the citation, as far as the date is stated. It follows the check `archive_date_url_ts_mismatch` of
Wikipedia's citation modules.

## Why it matters
The archive date tells readers which state of the page is cited. A wrong one was mostly left behind when the copy
was exchanged for another, or the access date was taken for it.

## Example
    |archive-url=https://web.archive.org/web/20140223000000/https://example.org/ |archive-date=17 February 2014

The copy was made on 23 February 2014.

## What to do
Take the day from the address. The offered fix does that, in the style the date has.)",
                       .citation = citecheck::check};

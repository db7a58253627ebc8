#include "references/archive_url.hpp"
#include "references/text.hpp"
#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Templates have a field of its own for the date; a text that links page and copy is to name it too. A lone
/// link into an archive shows its day itself. CSL has no variable for an archived copy.
bool should_name_date(const CitationInput& input) {
  const Citation& citation = input.citation;
  if (citation.template_name.empty()) {
    if (input.article.format == Format::csl_json) return false;
    // The page's address may have been read out of the copy's.
    const bool page_is_linked = citation.url && !citation.url->span.empty() &&
                                (citation.url->span.end <= citation.archive_url->span.begin ||
                                 citation.url->span.begin >= citation.archive_url->span.end);
    return citation.archive_stated && page_is_linked;
  }
  return starts_with_ignoring_case(citation.template_name, "cite ") ||
         equal_ignoring_case(citation.template_name, "citation");
}

/// Adds the field behind the archive's address, where a template holds it.
std::optional<Fix> with_date(const CitationInput& input, std::chrono::sys_days day) {
  const Citation& citation = input.citation;
  const Date::Style style = usual_style(input.article, &Citation::archived, Date::Style::iso);
  const std::string date = write_day(from_day(day).begin, style);
  Fix fix{Fix::Safety::display_only, "Add the archive date " + date, {}};
  const Span address = citation.archive_url->span;
  const bool wikitext = input.article.format == Format::wikitext;
  if (wikitext && starts_with_ignoring_case(citation.template_name, "cit") && !address.empty()) {
    fix.safety = Fix::Safety::safe;
    fix.edits.push_back({Span{address.end, address.end}, " |archive-date=" + date});
  }
  return fix;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.archive_url || citation.archived || !should_name_date(input)) return;
  const auto archive = parse_archive_url(citation.archive_url->value);
  Finding finding;
  finding.span = citation.archive_url->span;
  finding.message = "An archived copy is cited without the date it was made";
  if (archive && archive->captured) {
    const auto day = std::chrono::floor<std::chrono::days>(*archive->captured);
    const std::string found = to_edtf(from_day(day));
    finding.message += "; its address says " + found;
    finding.because.push_back(
        {"", found, "the time stamp of the " + std::string(archive->service) + " address"});
    finding.fix = with_date(input, day);
  }
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT012){.code = "DAT012",
                       .name = "archive-date-missing",
                       .summary = "An archived copy is cited without the date it was made",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a citation that gives an archived copy in a field of its own, or beside the link to the page, and does not
say when the copy was made. A lone link into an archive is not reported.

## Why it matters
Readers cannot see which state of the page is cited, and Wikipedia's citation modules show an error in place of
the date.

## Example
    {{cite web |title=Film Market |url=https://example.org/
     |archive-url=https://web.archive.org/web/20140223000000/https://example.org/}}

## What to do
Add the day, which the address mostly holds. The offered fix does that, in the style of the article's other
archive dates.)",
                       .citation = citecheck::check};

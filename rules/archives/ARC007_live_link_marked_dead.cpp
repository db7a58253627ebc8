#include "rules/archives/url_status.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/compare/titles.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const Evidence& evidence = input.evidence;
  const StatedStatus stated = stated_status(citation);
  const bool usurped = citation.url_status && stated.kind == StatedStatus::Kind::none;
  const bool by_field = stated.kind == StatedStatus::Kind::dead;
  if (usurped || (!by_field && !citation.tagged_dead) || !citation.title || !citation.url) return;
  if (evidence.fetch.value.status != LinkStatus::alive && evidence.fetch.value.status != LinkStatus::moved)
    return;
  const PageFacts* page = comparable_page(evidence);
  if (page == nullptr || !evidence.page.known() || page != evidence.page.value.get()) return;
  const PageTitleMatch match = compare_to_page(citation.title->value, *page);
  if (match.match != TitleMatch::equal || match.found == nullptr) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = by_field && !stated.claim->span.empty() ? stated.claim->span : citation.url->span;
  finding.message = "The URL is marked as dead, but the page is there, with the cited title";
  finding.because.push_back({by_field && !stated.claim->value.empty() ? stated.claim->value : "dead",
                             match.found->value, place_on_page(evidence, match.found->source)});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC007){.code = "ARC007",
                       .name = "live-link-marked-dead",
                       .summary = "The URL is marked as dead, but the page is there",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_page,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a URL that the citation marks as dead (`url-status=dead`, `dead-url=yes`, a dead link tag) where the page
was reached and bears the cited title. URLs marked as usurped, unfit or deviated are left out, and so are those for
which nothing is stated.

## Why it matters
The page itself, with its later corrections, is there again. It is a note: the copy serves readers as well.

## Example
    |url-status=dead

where the page answers with the cited title.

## What to do
Read the page; if it is the one cited, mark it as live or take the tag off.)",
                       .citation = citecheck::check};

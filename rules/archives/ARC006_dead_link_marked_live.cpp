#include "rules/archives/copy.hpp"
#include "rules/archives/url_status.hpp"
#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const Fetch& fetch = input.evidence.fetch.value;
  const StatedStatus stated = stated_status(citation);
  if (stated.kind != StatedStatus::Kind::live || !citation.archive_url || !citation.url || !fetch.gone())
    return;
  const bool by_words = fetch.status == LinkStatus::soft_404 || fetch.status == LinkStatus::parked;
  Finding finding = about_link(input, by_words ? Certainty::likely : Certainty::certain,
                               "The URL is marked as live, but the page is gone");
  finding.because.front().cited = stated.claim->value.empty() ? "live" : stated.claim->value;
  const std::string status = fetch.status == LinkStatus::parked ? "usurped" : "dead";
  Fix fix{Fix::Safety::display_only, "Mark the URL as " + status, {}};
  if (!stated.claim->span.empty()) {
    finding.span = stated.claim->span;
    if (is_cs1(input) && citation.url_status &&
        input.article.text_of(stated.claim->span) == stated.claim->value) {
      fix.safety = by_words ? Fix::Safety::unsafe : Fix::Safety::safe;
      fix.edits.push_back({stated.claim->span, status});
    }
  }
  finding.fix = std::move(fix);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC006){.code = "ARC006",
                       .name = "dead-link-marked-live",
                       .summary = "The URL is marked as live, but the page is gone",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a citation with an archived copy whose `url-status` (or `dead-url` of old) says that the URL is live, where
the page is known to be gone. Blocked and unreachable are not gone.

## Why it matters
Readers are led to the dead page first; marked as dead, the title leads to the copy.

## Example
    |url-status=live

where the page answers `404 Not Found`.

## What to do
Mark it as dead; as usurped where the domain belongs to somebody else now.)",
                       .citation = citecheck::check};

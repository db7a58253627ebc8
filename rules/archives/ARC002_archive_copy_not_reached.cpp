#include "references/url.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const auto& url = input.citation.archive_url;
  const Fact<Fetch>& copy = input.evidence.archive_fetch;
  if (!url || !copy.known() || copy.value.status != LinkStatus::dead) return;
  if (copy.value.memento) return;  // The archive has it: a copy of an error (ARC008).
  Finding finding;
  finding.span = url->span;
  finding.message = "The cited archived copy is not there";
  if (!copy.value.reason.empty()) finding.message += ": " + copy.value.reason;
  finding.because.push_back({without_userinfo(url->value.href()), copy.value.reason, "the archive"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC002){.code = "ARC002",
                       .name = "archive-copy-not-reached",
                       .summary = "The cited archived copy is not there",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited archived copy of which the archive says that it does not have it (404, 410). An archive that is
busy, blocks or does not answer is not taken for that.

## Why it matters
The copy is what is left once the page itself is gone. Copies disappear when the owner of a site asks for it, and
many were never there: the URL was written without opening it.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/market
    |archive-url=https://web.archive.org/web/20140217000000/https://example.org/market |archive-date=2014-02-17}}</ref>

where the archive answers `404 Not Found`.

## What to do
Look for another copy of the page, in the same archive or another one, and cite it with its date.)",
                       .citation = citecheck::check};

#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  if (fetch.status != LinkStatus::dead || archive_stands_in(input)) return;
  sink.report(about_link(input, Certainty::certain, "The cited page is gone"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK001){.code = "LNK001",
                       .name = "dead-link",
                       .summary = "The cited page is gone",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL whose server says that the page is not there: 404 Not Found, 410 Gone, redirects that go
round in a circle or lead nowhere. Each answer is given by the server itself, after retries.

It says nothing where the server only refused or failed (see LNK007 and LNK011), and nothing where the citation
gives an archived copy that was reached, unless it also claims that the URL is live.

## Why it matters
Readers cannot verify the sentence that rests on the source.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/gone}}</ref>

## What to do
Find where the page went, or cite an archived copy, best one made near the access date. Do not delete the
reference: a dead link still names the source.)",
                       .citation = citecheck::check};

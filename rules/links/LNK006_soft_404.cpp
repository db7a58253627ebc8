#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  if (fetch.status != LinkStatus::soft_404 || fetch.to_home || archive_stands_in(input)) return;
  Finding finding =
      about_link(input, Certainty::likely, "The cited page is gone, though its address still answers");
  add_page_reason(finding, input.evidence);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK006){.code = "LNK006",
                       .name = "soft-404",
                       .summary = "The cited URL answers, but with a page that says nothing is there",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL that answers "200 OK" with a page that says, where pages say what they are, that the content
was not found or was removed. What gave it away is in the evidence. Since pages are judged by their words, the
finding is likely, not certain.

It says nothing where the citation gives an archived copy that was reached, unless it also claims that the URL is
live.

## Why it matters
To a link checker that looks at the status alone the link is fine; to a reader it is dead.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/news?id=17}}</ref>

where the page is titled "Page not found".

## What to do
As for a dead link (LNK001): find where the page went, or cite an archived copy.)",
                       .citation = citecheck::check};

#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  if (input.evidence.fetch.value.status != LinkStatus::blocked) return;
  sink.report(about_link(input, Certainty::certain, "The site does not show the cited page to programs"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK007){.code = "LNK007",
                       .name = "blocked",
                       .summary = "The cited site refuses to show the page to a program",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Notes a cited URL whose server refused (401, 403, 429, 451, 999) or answered with a test for robots in place of the
page. Such a page is neither called live nor dead: nothing is known of it.

## Why it matters
It tells you what was not checked, so that you can look for yourself.

## Example
    <ref>{{cite web |title=Film Market |url=https://guarded.example/market}}</ref>

where the server answers `403 Forbidden`.

## What to do
Open the page in a browser. An archived copy in the citation lets everybody check it, programs too.)",
                       .citation = citecheck::check};

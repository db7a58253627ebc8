#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  if (input.evidence.fetch.value.status != LinkStatus::login_wall) return;
  sink.report(about_link(input, Certainty::likely, "The cited page is shown only to those who log in"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK010){.code = "LNK010",
                       .name = "login-wall",
                       .summary = "A log-in page stands in place of the cited page",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Notes a cited URL that answers with a log-in or subscription page. The page behind it may be as cited: nothing is
known of it, and it is neither called live nor dead.

## Why it matters
Most readers cannot verify what they cannot open, and some such URLs only ever worked for the person who cited
them (a university's proxy, a private document).

## Example
    <ref>{{cite web |title=Film Market |url=https://walled.example/market}}</ref>

## What to do
Say in the citation that access is limited (`|url-access=subscription` in wikitext), and add an identifier or a
free copy if there is one.)",
                       .citation = citecheck::check};

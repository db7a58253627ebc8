#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  const bool name_trouble = fetch.status == LinkStatus::dns_error && !fetch.host_gone;
  if (fetch.status != LinkStatus::unreachable && !name_trouble) return;
  sink.report(about_link(input, Certainty::certain, "The cited page could not be reached today"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK011){.code = "LNK011",
                       .name = "unreachable",
                       .summary = "The cited page could not be reached today",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Notes a cited URL that gave no answer after retries: a time-out, a refused or broken connection, an error of the
server itself (5xx), a name server in trouble, or a page that only says the site is under construction. One bad night
is not death: the link is not called dead.

## Why it matters
It tells you what was not checked. A link that stays unreachable over weeks is as good as dead.

## Example
    <ref>{{cite web |title=Film Market |url=https://slow.example/market}}</ref>

where the server does not answer in time.

## What to do
Check again another day. If it stays so, cite an archived copy.)",
                       .citation = citecheck::check};

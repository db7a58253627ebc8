#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  if (fetch.status != LinkStatus::dns_error || !fetch.host_gone || archive_stands_in(input)) return;
  sink.report(about_link(input, Certainty::certain, "The cited site no longer exists"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK002){.code = "LNK002",
                       .name = "host-gone",
                       .summary = "The cited site's name does not exist any more",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL whose host name does not exist: a name server answered that there is no such name. A name
server that fails or does not answer is another matter and is never taken for this (see LNK011).

It says nothing where the citation gives an archived copy that was reached, unless it also claims that the URL is
live.

## Why it matters
With the name, every page of the site is gone. A lapsed name can also be bought by anybody, who then speaks with
the voice of the cited source.

## Example
    <ref>{{cite web |title=Film Market |url=https://lapsed.example/market}}</ref>

## What to do
Check the name for a slip of the pen. If it is right, cite an archived copy, or find where the publisher went.)",
                       .citation = citecheck::check};

#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  if (input.evidence.fetch.value.status != LinkStatus::refused) return;
  sink.report(about_link(input, Certainty::certain, "The cited URL was not asked"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK012){.code = "LNK012",
                       .name = "url-refused",
                       .summary = "The cited URL is one that is not asked on principle",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Notes a cited URL that was left alone: it leads to a private or local address, or has a scheme other than http and
https. The message says which. Private addresses are asked only with `--allow-private`.

## Why it matters
An address inside somebody's own network cannot be opened by readers, and asking it from here could reach machines
that the article's author has no business with.

## Example
    <ref>{{cite web |title=Film Market |url=http://192.168.0.7/market}}</ref>

## What to do
Cite the page's public URL.)",
                       .citation = citecheck::check};

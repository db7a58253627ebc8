#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  if (input.evidence.fetch.value.status != LinkStatus::parked || archive_stands_in(input)) return;
  Finding finding =
      about_link(input, Certainty::likely, "The domain of the cited page is parked or for sale");
  add_page_reason(finding, input.evidence);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK009){.code = "LNK009",
                       .name = "parked-domain",
                       .summary = "The domain of the cited page is parked or for sale",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL that answers with the page of a domain dealer. What gave it away is in the evidence. It says
nothing where the citation gives an archived copy that was reached, unless it also claims that the URL is live.

## Why it matters
The source is gone, and whoever holds the domain now can put anything under the cited URL.

## Example
    <ref>{{cite web |title=Film Market |url=https://sold.example/market}}</ref>

## What to do
Cite an archived copy from before the domain changed hands, and mark the URL as unfit where the format allows
it (`|url-status=unfit` in wikitext), so that readers are not led there.)",
                       .citation = citecheck::check};

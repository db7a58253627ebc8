#include "rules/compare/titles.hpp"
#include "rules/links/link.hpp"

namespace citecheck {
namespace {

/// The home page is the very page that is cited.
bool shows_the_cited_title(const CitationInput& input) {
  const auto& title = input.citation.title;
  const Fact<PageFactsPtr>& page = input.evidence.page;
  return title && page.known() && compare_to_page(title->value, *page.value).match == TitleMatch::equal;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  const bool came = fetch.reached() || fetch.status == LinkStatus::soft_404;
  const auto& url = input.citation.url;
  if (!came || !fetch.to_home || !url || url->value.is_home()) return;
  if (archive_stands_in(input) || shows_the_cited_title(input)) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = url->span;
  finding.message = "The cited page is not shown: its URL leads to the home page of the site";
  finding.because.push_back(
      {without_userinfo(url->value.href()), without_userinfo(fetch.final_url), "redirect"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK005){.code = "LNK005",
                       .name = "redirected-to-home",
                       .summary = "The cited page is gone, and its URL leads to a home page",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL of a page deep in a site that ends, by redirects, at a home page. It says nothing where the
home page bears the cited title, and nothing where the citation gives an archived copy that was reached, unless it
also claims that the URL is live.

## Why it matters
The answer is "200 OK", so link checkers call it live, but the cited page is not there any more.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/2014/market.html}}</ref>

where the server redirects to `https://example.org/`.

## What to do
Search the site for the cited title; the page may have a new URL. Otherwise cite an archived copy.)",
                       .citation = citecheck::check};

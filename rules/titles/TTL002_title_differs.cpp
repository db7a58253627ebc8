#include "rules/compare/page_view.hpp"
#include "rules/compare/titles.hpp"
#include "rules/rule.hpp"
#include "rules/titles/other_titles.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || !citation.title || page->text_length < kEnoughText) return;
  const PageTitleMatch match = compare_to_page(citation.title->value, *page);
  if (match.found == nullptr || match.match != TitleMatch::different || languages_differ(input, *page))
    return;
  if (named_otherwise(citation, *page) || text_may_hold(*page, citation.title->value)) return;
  if (page->form != PageForm::html && match.found->confidence < kCredibleTitle) return;
  const std::string place = place_on_page(input.evidence, match.found->source);
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = citation.title->span;
  finding.message =
      "Cited as “" + citation.title->value + "”, but " + place + " is called “" + match.found->value + "”";
  finding.because.push_back({citation.title->value, match.found->value, place});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(TTL002){.code = "TTL002",
                       .name = "title-differs",
                       .summary = "The page has another title altogether",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares the cited title with every title the page gives of itself (its heading, structured data, metadata and
window title) and reports if it has nothing to do with any of them: both have at least three telling words of one
script, and at most one in six is shared.

A missing subtitle, a site's name, a cut, other quotes and dashes, a changed word are no such difference. The rule is
silent where the page is in another language than the citation, where it heads with the name of the publication, and
where it holds too little text to be the page as readers see it. Of a PDF, plain text or XML it reports only what
nearly half of the cited title's words are missing from the whole text as well.

## Why it matters
The address now leads to another text: the site has given it away, or the reference was put together wrongly. The
link is alive, so a link checker sees nothing.

## Example
    {{cite web |title=Kazakh Cinema Celebrates Anniversary |url=https://example.org/}}

The page is called “Cheap Flights and Hotel Deals”.

## What to do
Open the page. If the cited text has moved, change the address; if it is gone, cite an archived copy.)",
                       .citation = citecheck::check};

#include "references/text.hpp"
#include "rules/quotations/report.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  for (const Quotation& quotation : input.evidence.quotations) {
    if (quotation.passage.state != Passage::State::absent) continue;
    Finding finding = finding_about(quotation);
    // The field quotes this page; what stands in the text may be quoted from what the page is about.
    finding.certainty = quotation.in_text ? Certainty::possible : Certainty::likely;
    finding.message =
        "The quotation “" + ellipsize(quotation.text, kShownQuotation) + "” is not on " + quotation.where;
    if (!quotation.passage.nearest.empty())
      finding.message += "; the passage most like it is “" + quotation.passage.nearest + "”";
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(QUO002){.code = "QUO002",
                       .name = "quotation-absent",
                       .summary = "The page does not hold what is quoted from it",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .since = "0.2",
                       .explain = R"(## What it does
Searches what the article quotes in the text of the page, as QUO001 does, and reports a quotation of which the page
holds neither the words nor most of them in their order. The passage most like it is shown, if there is one.

It says nothing where absence would prove nothing: the page was cut, asks for payment, goes on elsewhere, has fewer
than 150 words of text, or is written in another language than the quotation.

## Why it matters
A quotation that its source does not hold is invented, or the wrong source is cited, or the page has changed.

## Example
    {{cite web |title=Film Market |url=https://example.org/ |quote=Nobody had expected to see so many buyers here}}

The page is about something else.

## What to do
Open the page and search it. If it was changed, cite an archived copy of the time when it was quoted.)",
                       .citation = citecheck::check};

#include "references/text.hpp"
#include "rules/quotations/report.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  for (const Quotation& quotation : input.evidence.quotations) {
    if (quotation.passage.state != Passage::State::altered) continue;
    Finding finding = finding_about(quotation);
    finding.certainty = quotation.passage.slight ? Certainty::possible : Certainty::likely;
    finding.message = "The quotation “" + ellipsize(quotation.text, kShownQuotation) + "” stands on " +
                      quotation.where + " in other words: “" + quotation.passage.nearest + "”";
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(QUO001){.code = "QUO001",
                       .name = "quotation-altered",
                       .summary = "The page says it in other words than the quotation",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.2",
                       .explain = R"(## What it does
Searches what the article quotes in the text of the page: the reference's field for a quotation, and text of eight
words or more in quotation marks right before the reference's mark. It reports a quotation of which at least seven words
in ten stand there in their order, but not all.

Case, accents, punctuation, hyphens and spaces make no difference. An ellipsis leaves out any text, brackets stand for
a few words or a changed letter, “[sic]” is ignored. The page's own words are shown with their place in the archived
body, in bytes. Where only function words or a spelling differ the finding is possible, else likely.

## Why it matters
Quotation marks promise the words of the source. A word left out may turn them into their opposite.

## Example
    He called it “the best film that was ever made in the steppe”.<ref>{{cite web |url=https://example.org/ …}}</ref>

The page says “the worst film that was ever made in the steppe”.

## What to do
Open the page and quote it as it stands, or mark what was left out and put in.)",
                       .citation = citecheck::check};

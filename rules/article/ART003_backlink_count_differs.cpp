#include "rules/article/labels.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  // Without any mark the reference is never cited (ART001), or the text is not here.
  if (!citation.backlinks || citation.marks.empty() || *citation.backlinks == citation.marks.size()) return;
  const std::string listed = counted(*citation.backlinks, "backlink");
  const std::string marked = counted(citation.marks.size(), "mark");
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.message =
      "The list gives " + listed + " for reference " + shown_label(citation) + ", the text has " + marked;
  finding.because.push_back({listed, marked, "the text"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ART003){.code = "ART003",
                       .name = "backlink-count-differs",
                       .summary = "The reference list counts other marks than the text has",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares the backlinks a reference list shows (`^ a b c` is three) with the marks in the text that lead to that
entry, where both are there to be counted. A reference without any mark is left to ART001.

## Why it matters
The list was made from the whole article. If the counts differ, a part of the text is missing from this copy, or
marks were added or lost after the list was made.

## Example
    It opened in 2012.[1]

    1. ^ a b "Film Market". Nevafilm.

## What to do
Compare the copy with the article it was made from.)",
                       .citation = citecheck::check};

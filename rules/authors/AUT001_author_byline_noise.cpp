#include "rules/authors/byline.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

Fix to_name(const CitationInput& input, const Claim<Name>& author, const std::string& name) {
  Fix fix{Fix::Safety::display_only, "Name " + name + " as the author", {}};
  if (!author.span.empty() && input.article.text_of(author.span) == author.as_written) {
    fix.safety = Fix::Safety::unsafe;
    fix.edits.push_back({author.span, name});
  }
  return fix;
}

void check(const CitationInput& input, FindingSink& sink) {
  for (const Claim<Name>& author : input.citation.authors) {
    // What was written may hold markup; what was read from it is what counts as the name.
    const std::string written = to_inverted_text(author.value);
    std::optional<BylineNoise> noise = byline_noise(written);
    if (!noise) noise = byline_noise(to_text(author.value));
    if (!noise) continue;
    Finding finding;
    finding.certainty = Certainty::likely;
    finding.span = author.span;
    finding.message = "The author “" + written + "” holds " + std::string(noise->what);
    finding.because.push_back({written, noise->name.value_or(""), "the same citation"});
    if (noise->name) finding.fix = to_name(input, author, *noise->name);
    sink.report(std::move(finding));
    return;  // What follows in the list was mostly torn from the same line.
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(AUT001){.code = "AUT001",
                       .name = "author-byline-noise",
                       .summary = "An author's name holds parts of the line it was copied from",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports an author with words that belong to the byline and not to the name: a date or a time of day, an e-mail or
web address, “By”, “Posted by”, “Updated”, a section (“in Culture on 14”), a role (“Staff Writer”).

Digits alone are no fault: 50 Cent, 3M and 20th Century Fox are names. Where one name is left when the rest is
taken away, it is offered.

## Why it matters
The reference sorts under D for December, its short form reads “December 2021 (2021)”, and programs look for an
author who does not exist. It comes from tools that fill references from the page and take the whole line.

## Example
    December 2021, Saniya Bulatkulova in Culture on 14 (2021-12-14). "Maryam Wins". The Astana Times.

## What to do
Keep the name, and move the date to where dates belong, if it is not there already.)",
                       .citation = citecheck::check};

#include "rules/identifiers/identifier_fault.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  report_faulty(input, sink, Identifier::Kind::doi);
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(IDN003){.code = "IDN003",
                       .name = "doi-malformed",
                       .summary = "A DOI does not have the form of one",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Tests the form of every DOI (ISO 26324, with the narrower rules of the citation modules of Wikipedia): it begins with
10., a registrant and a slash, and holds no space, no en dash and no full stop or comma at its end. Whether the DOI
exists is another question, which only a registry can answer. A value in double parentheses is accepted as it stands.

## Why it matters
A DOI that is not well formed leads nowhere, and readers lose the one address that was made to last.

## Example
    {{cite journal |title=Kazakh New Wave |doi=10.1525/fq.2004.57.3.}}

## What to do
Compare with the page of the publisher. Punctuation that was copied along can be taken off; the offered fix does that.)",
                       .citation = citecheck::check};

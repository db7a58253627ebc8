#include "rules/identifiers/identifier_fault.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  report_faulty(input, sink, Identifier::Kind::issn);
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(IDN002){.code = "IDN002",
                       .name = "issn-invalid",
                       .summary = "An ISSN is not valid",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Tests the length, the characters and the check digit of every ISSN (ISO 3297). A value in double parentheses is
accepted as it stands.

## Why it matters
With a wrong digit the number finds no journal, or another one.

## Example
    {{cite journal |title=Kazakh New Wave |journal=Film Quarterly |issn=0015-1387}}

## What to do
Take the number from the journal or from the ISSN portal. An ISBN of ten or thirteen digits in this place belongs into
the field for the ISBN.)",
                       .citation = citecheck::check};

#include "rules/identifiers/identifier_fault.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  report_faulty(input, sink, Identifier::Kind::isbn);
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(IDN001){.code = "IDN001",
                       .name = "isbn-invalid",
                       .summary = "An ISBN is not valid",
                       .severity = citecheck::Severity::error,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Tests the length, the characters, the prefix and the check digit of every ISBN (ISO 2108), of ten and of thirteen
digits. A value in double parentheses is accepted as it stands: the book is printed with a wrong number.

## Why it matters
A wrong check digit means that at least one digit is wrong: the number finds no book or another one. Invented
references often have numbers that fail here.

## Example
    Perrie, Maureen. The Cult of Ivan the Terrible. New York: Palgrave, 2001 (ISBN 0-333-65684-8).

## What to do
Take the number from the book or from a library catalogue. Do not compute another check digit: any of the digits
can be the wrong one.)",
                       .citation = citecheck::check};

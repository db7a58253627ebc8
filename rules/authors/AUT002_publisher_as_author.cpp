#include <algorithm>

#include "rules/compare/page_view.hpp"
#include "rules/compare/script.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kCredible = 70;

bool same_words(std::string_view a, std::string_view b) {
  const std::string one = joined(plain_words(a));
  return !one.empty() && one == joined(plain_words(b));
}

/// The person the page names as its author; null if it names none or is not sure.
const Name* person_on_page(const CitationInput& input) {
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr) return nullptr;
  for (const Sourced<std::vector<Name>>& list : page->authors) {
    if (list.confidence < kCredible) continue;
    const auto person = std::ranges::find_if(
        list.value, [](const Name& name) { return !name.is_literal() && !name.given.empty(); });
    if (person != list.value.end()) return &*person;
  }
  return nullptr;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (citation.authors.size() != 1 || !cites_the_page(citation)) return;
  const Claim<Name>& author = citation.authors.front();
  const std::string name = to_text(author.value);
  const bool is_container = citation.container_title && same_words(name, citation.container_title->value);
  const bool is_publisher = citation.publisher && same_words(name, citation.publisher->value);
  if (!is_container && !is_publisher) return;
  const Name* person = person_on_page(input);
  if (!is_container && person == nullptr) return;  // Organisations publish works of their own.
  const std::string other = is_container ? citation.container_title->value : citation.publisher->value;
  Finding finding;
  finding.certainty = person != nullptr ? Certainty::likely : Certainty::possible;
  finding.span = author.span;
  finding.message =
      "“" + name + "” is given as the author and as " + (is_container ? "the publication" : "the publisher");
  if (person != nullptr) finding.message += "; the page names " + to_text(*person);
  finding.because.push_back({name, person != nullptr ? to_text(*person) : other,
                             person != nullptr ? place_on_page(input.evidence, "") : "the same citation"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(AUT002){.code = "AUT002",
                       .name = "publisher-as-author",
                       .summary = "The publication or its publisher is given as the author",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a citation whose only author has the same name as the newspaper, journal or site it appeared in. Where
author and publisher are the same, it reports only if the page names a person: ministries, museums and companies
do publish works of their own.

## Why it matters
The name stands twice in the reference, and the person who wrote the text stands in it not at all.

## Example
    {{cite news |author=The Guardian |title=The Kazakhs are coming |newspaper=The Guardian}}

## What to do
Name the person if the page does; else leave the author out. Readers know from the publication that it was
written by its staff.)",
                       .citation = citecheck::check};

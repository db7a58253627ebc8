#include "rules/authors/author_evidence.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kSure = 80;

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.authors.empty() || citation.authors_truncated || !citation.editors.empty()) return;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || !citation.title || !cites_the_page(citation)) return;
  std::vector<Name> names;
  const auto* found = credible_authors(*page, kSure, names);
  if (found == nullptr) return;
  const std::string place = place_on_page(input.evidence, found->source);
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.message = "No author is cited, but " + place + " names " + list_of(names);
  finding.because.push_back({"", list_of(names), place});
  finding.fix = Fix{Fix::Safety::display_only, "Name " + list_of(names), {}};
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(AUT003){.code = "AUT003",
                       .name = "author-missing",
                       .summary = "The page names its authors, the citation does not",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_page,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a citation without authors and editors where the page names its authors in a place that can be trusted
(scholarly metadata, structured data, the byline), and at least one of them is a person. The name of the site
itself does not count, and pages about a film or a book are left out: their author is another.

## Why it matters
Authors deserve their credit, readers judge a source by them, and a text that has moved is found by its author and
title.

## Example
    {{cite news |title=The Kazakhs are coming |url=https://example.org/ |newspaper=The Guardian}}

The page says `"author": {"@type": "Person", "name": "Peter Lennon"}`.

## What to do
Add the author as the page names them.)",
                       .citation = citecheck::check};

#include <algorithm>

#include "rules/compare/dates.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kCredible = 60;

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.accessed || citation.archive_url) return;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || page != input.evidence.page.value.get()) return;
  const Date& accessed = citation.accessed->value;
  if (!is_usable(accessed) || accessed.uncertain || accessed.approximate) return;
  const auto credible = std::ranges::find_if(page->modified, [](const Sourced<Date>& modified) {
    return modified.confidence >= kCredible && is_usable(modified.value) && modified.value.has_day();
  });
  if (credible == page->modified.end() || first_day(credible->value) > input.today) return;
  if (may_agree(accessed, credible->value) || !certainly_before(accessed, credible->value)) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = citation.accessed->span;
  const std::string found = to_edtf(credible->value);
  finding.message =
      "The page was changed on " + found + ", after it was accessed (“" + shown(*citation.accessed) + "”)";
  finding.because.push_back(
      {shown(*citation.accessed), found, place_on_page(input.evidence, credible->source)});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT007){.code = "DAT007",
                       .name = "page-changed-after-access",
                       .summary = "The page was changed after it was accessed",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_page,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a page whose own metadata say that it was changed after the access date of the citation. Citations
with an archived copy are left out: there, readers find the text as it was.

## Why it matters
The page may no longer say what it is cited for. It is a note, since most changes do not touch the text, and some
sites change the date with every redesign.

## Example
    {{cite web |title=Film Market |url=https://example.org/ |access-date=29 July 2014}}

The page says `"dateModified": "2019-03-01"`.

## What to do
Check that the page still supports the sentence, then renew the access date, or cite an archived copy made near
the old one.)",
                       .citation = citecheck::check};

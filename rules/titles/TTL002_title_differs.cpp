#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rules/compare/language.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/compare/titles.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr std::size_t kEnoughText = 500;  // Less is a frame whose content a script would have brought.

/// What else the citation calls the work, its parts and the place it appeared in: pages head with any of
/// them.
std::vector<std::string> other_names(const Citation& citation) {
  static constexpr std::array<std::string_view, 10> kFields{
      "trans-title", "script-title", "chapter",    "trans-chapter", "contribution",
      "entry",       "department",   "title-note", "series",        "conference"};
  std::vector<std::string> out;
  if (citation.container_title) out.push_back(citation.container_title->value);
  if (citation.publisher) out.push_back(citation.publisher->value);
  for (const auto& [name, claim] : citation.other)
    if (std::ranges::find(kFields, name) != kFields.end()) out.push_back(claim.value);
  return out;
}

/// The page is known to be in another language than the citation: then titles may be translations.
bool languages_differ(const CitationInput& input, const PageFacts& page) {
  const std::string cited =
      primary_language(input.citation.language ? input.citation.language->value : input.article.language);
  if (page.languages.empty() || cited.empty()) return false;
  return std::ranges::none_of(page.languages,
                              [&](const auto& found) { return primary_language(found.value) == cited; });
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || !citation.title || page->text_length < kEnoughText) return;
  const PageTitleMatch match = compare_to_page(citation.title->value, *page);
  if (match.found == nullptr || match.match != TitleMatch::different || languages_differ(input, *page))
    return;
  const std::vector<std::string> others = other_names(citation);
  const bool named_otherwise = std::ranges::any_of(others, [&](const std::string& name) {
    const PageTitleMatch other = compare_to_page(name, *page);
    return other.match == TitleMatch::equal || other.match == TitleMatch::contained;
  });
  if (named_otherwise) return;
  const std::string place = place_on_page(input.evidence, match.found->source);
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = citation.title->span;
  finding.message =
      "Cited as “" + citation.title->value + "”, but " + place + " is called “" + match.found->value + "”";
  finding.because.push_back({citation.title->value, match.found->value, place});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(TTL002){.code = "TTL002",
                       .name = "title-differs",
                       .summary = "The page has another title altogether",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares the cited title with every title the page gives of itself (its heading, structured data, metadata and
window title) and reports if it has nothing to do with any of them: both have at least three telling words of one
script, and at most one in six is shared.

A missing subtitle, a site's name, a cut, other quotes and dashes, a changed word are no such difference. The rule is
silent where the page is in another language than the citation, where it heads with the name of the publication, and
where it holds too little text to be the page as readers see it.

## Why it matters
The address now leads to another text: the site has given it away, or the reference was put together wrongly. The
link is alive, so a link checker sees nothing.

## Example
    {{cite web |title=Kazakh Cinema Celebrates Anniversary |url=https://example.org/}}

The page is called “Cheap Flights and Hotel Deals”.

## What to do
Open the page. If the cited text has moved, change the address; if it is gone, cite an archived copy.)",
                       .citation = citecheck::check};

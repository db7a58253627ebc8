#include <algorithm>
#include <ranges>

#include "rules/authors/author_evidence.hpp"
#include "rules/authors/byline.hpp"
#include "rules/compare/names.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kCredible = 75;

std::vector<Name> values(const std::vector<Claim<Name>>& claims) {
  std::vector<Name> out;
  for (const Claim<Name>& claim : claims) out.push_back(claim.value);
  return out;
}

bool are_clean_persons(const std::vector<Name>& names) {
  return std::ranges::all_of(names, [](const Name& name) {
    return !name.is_literal() && !byline_noise(to_text(name)) && !byline_noise(to_inverted_text(name));
  });
}

/// Some list of the page, however weak, has every cited author, or leaves it open.
bool may_agree(const std::vector<Name>& cited, const PageFacts& page) {
  constexpr std::size_t kMostLists = 16;
  return std::ranges::any_of(page.authors | std::views::take(kMostLists), [&](const auto& list) {
    return !list.value.empty() && compare_name_lists(cited, list.value).only_cited.empty();
  });
}

/// Scholarly metadata list every author; elsewhere a list may name the first one only.
bool is_complete(std::string_view source) {
  return source.find("citation_author") != std::string_view::npos;
}

/// The names that differ for sure from every one of `others`.
std::vector<Name> absent_from(const std::vector<Name>& names, const std::vector<Name>& others) {
  constexpr std::size_t kMostNames = 100;
  std::vector<Name> out;
  for (const Name& name : names | std::views::take(kMostNames)) {
    const auto differs = [&](const Name& other) {
      return compare_names(name, other) == NameMatch::different;
    };
    if (std::ranges::all_of(others, differs)) out.push_back(name);
  }
  return out;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || citation.authors.empty() || !cites_the_page(citation)) return;
  const std::vector<Name> cited = values(citation.authors);
  std::vector<Name> found;
  const auto* source = credible_authors(*page, kCredible, found);
  if (source == nullptr || !are_clean_persons(cited) || may_agree(cited, *page)) return;
  const std::vector<Name> wrong = absent_from(cited, found), instead = absent_from(found, cited);
  // Fewer authors on the page than in the citation may be a page that names only some.
  if (wrong.empty() || (instead.empty() && !is_complete(source->source))) return;
  Finding finding;
  // Likely where no cited author is on the page, or a complete list has others in their place.
  const bool likely = wrong.size() == cited.size() || (is_complete(source->source) && !instead.empty());
  finding.certainty = likely ? Certainty::likely : Certainty::possible;
  finding.span =
      citation.authors[static_cast<std::size_t>(std::ranges::find(cited, wrong.front()) - cited.begin())]
          .span;
  const std::string place = place_on_page(input.evidence, source->source);
  finding.message = "Cited as by " + list_of(wrong) + ", not named by " + place;
  if (!instead.empty()) finding.message += ", which names " + list_of(instead);
  for (std::size_t i = 0; i < std::max(wrong.size(), instead.size()); ++i)
    finding.because.push_back(
        {i < wrong.size() ? to_text(wrong[i]) : "", i < instead.size() ? to_text(instead[i]) : "", place});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(AUT004){.code = "AUT004",
                       .name = "author-differs",
                       .summary = "The page names other authors",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares every cited author with those the page names of itself. Order, initials, particles, accents and suffixes
make no difference, and a cited list may be cut short (“et al.”). The finding names the cited authors whom the page
does not name, and those it names instead.

It stays silent where any list of the page has all cited authors, where names are organisations or written in
another script, where spellings are so close that another transliteration explains them, and where the page has no
source that can be trusted.

## Why it matters
A right title with wrong authors is how invented references look; comparing the first author alone accepts a
list of which all others are made up.

## Example
    {{cite news |last=Smith |first=Jane |title=The Kazakhs are coming |url=https://example.org/}}

The page says `<meta name="author" content="Peter Lennon">`.

## What to do
Open the page and take the authors from its byline. If the page shows another text altogether, see TTL002.)",
                       .citation = citecheck::check};

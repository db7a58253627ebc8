#include <algorithm>

#include "references/archive_url.hpp"
#include "references/text.hpp"
#include "references/url.hpp"
#include "rules/compare/addresses.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/compare/titles.hpp"
#include "rules/titles/other_titles.hpp"

namespace citecheck {
namespace {

/// How the cited title agrees with the copy's; unclear where nothing worth comparing was read.
TitleMatch title_of_copy(const CitationInput& input) {
  const Evidence& evidence = input.evidence;
  if (!input.citation.title || !evidence.archive_reached() || !evidence.archive_page.known())
    return TitleMatch::unclear;
  const PageFacts& page = *evidence.archive_page.value;
  const PageTitleMatch match = compare_to_page(input.citation.title->value, page);
  const bool doubtful = page.text_length < kEnoughText || languages_differ(input, page) ||
                        named_otherwise(input.citation, page);
  return match.match == TitleMatch::different && doubtful ? TitleMatch::unclear : match.match;
}

/// Addresses are often made of titles: then the page's name tells that the copy is of the cited one.
bool names_the_title(const Citation& citation, const std::string& original) {
  if (!citation.title) return false;
  const std::vector<std::string> address = words(percent_decoded(original));
  std::size_t telling = 0, found = 0;
  for (const std::string& word : words(citation.title->value)) {
    if (word.size() < 4) continue;
    ++telling;
    if (telling > 50) break;
    const auto has = [&](const std::string& part) { return part.find(word) != std::string::npos; };
    found += std::ranges::any_of(address, has) ? 1 : 0;
  }
  return found >= 2 && found * 2 >= telling;
}

/// Another address the citation gives, or the cited one leads to.
bool leads_there(const CitationInput& input, const std::string& original) {
  const auto same = [&](std::string_view url) {
    return compare_addresses(url, original) == AddressMatch::same;
  };
  for (const auto& [name, claim] : input.citation.other)
    if (same(claim.value)) return true;
  for (const auto& identifier : input.citation.identifiers)
    if (identifier.value.value.size() >= 5 && original.find(identifier.value.value) != std::string::npos)
      return true;
  const Evidence& evidence = input.evidence;
  for (const Hop& hop : evidence.fetch.value.chain)
    if (same(hop.url)) return true;
  for (const auto* page : {&evidence.page, &evidence.archive_page})
    if (page->known())
      for (const auto& canonical : page->value->canonical_urls)
        if (same(canonical.value) ||
            compare_addresses(canonical.value, input.citation.url->value.href()) == AddressMatch::same)
          return page != &evidence.page || same(canonical.value);
  return false;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  // In a text, links to a page and into an archive may be two sources.
  if (!citation.archive_url || !citation.url || citation.template_name.empty()) return;
  const auto archive = parse_archive_url(citation.archive_url->value);
  if (!archive || archive->original.empty() || archive->fault == ArchiveFault::folder) return;
  const std::string& url = citation.url->value.href();
  if (parse_archive_url(url) || parse_archive_url(archive->original)) return;
  const AddressMatch match = compare_addresses(url, archive->original);
  if (match == AddressMatch::same) return;
  const TitleMatch title = title_of_copy(input);
  if (title == TitleMatch::equal || title == TitleMatch::contained) return;
  if (match == AddressMatch::unclear && title != TitleMatch::different) return;
  if (names_the_title(citation, archive->original) || leads_there(input, archive->original)) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = citation.archive_url->span;
  finding.message = "The archived copy is of another page than the one cited";
  finding.because.push_back({without_userinfo(url), without_userinfo(archive->original),
                             "the address in the " + std::string(archive->service)});
  if (title == TitleMatch::different)
    finding.because.push_back({citation.title->value, "", "the title of the archived copy is another"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC004){.code = "ARC004",
                       .name = "archive-of-another-page",
                       .summary = "The archived copy is of another page than the one cited",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .contradicts = true,
                       .since = "0.2",
                       .explain = R"(## What it does
Compares the page that the address of the archived copy names with the cited one. Scheme, `www`, ports, slashes,
case, escapes, fragments and tracking make no difference. It reports two pages side by side on one host (another
name in the same folder, another number in the query), and any other page where the copy was read and has another
title. It is silent where the cited URL leads to the archived one, where the citation gives that address or its
identifier too, where the title of the copy agrees, and where its address is made of the cited title. Links that
only stand in one text are not compared.

## Why it matters
The copy does not show what is cited. Mostly the address was copied from another reference.

## Example
    |url=https://example.org/news?id=17
    |archive-url=https://web.archive.org/web/20140217000000/https://example.org/news?id=18

## What to do
Find the copy of the cited page.)",
                       .citation = citecheck::check};

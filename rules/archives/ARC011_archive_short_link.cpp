#include "references/archive_url.hpp"
#include "rules/archives/copy.hpp"

namespace citecheck {
namespace {

/// The archive tells the copy's address in full where it was asked.
std::optional<std::string> address_in_full(const CitationInput& input, const ArchiveUrl& archive) {
  const Evidence& evidence = input.evidence;
  if (!evidence.archive_reached() || !evidence.archive_page.known()) return std::nullopt;
  for (const auto& canonical : evidence.archive_page.value->canonical_urls)
    if (const auto told = parse_archive_url(canonical.value); told && told->service == archive.service &&
                                                              told->fault == ArchiveFault::none &&
                                                              told->captured && !told->original.empty())
      return with_stamp(*told, told->stamp);
  return std::nullopt;
}

void check(const CitationInput& input, FindingSink& sink) {
  const auto& url = input.citation.archive_url;
  if (!url || !is_cs1(input)) return;
  const auto archive = parse_archive_url(url->value);
  if (!archive || archive->service != "archive.today" || !archive->original.empty() ||
      archive->fault != ArchiveFault::none)
    return;
  Finding finding;
  finding.span = url->span;
  finding.message = "The address of the archived copy is a short link, which hides the page and the day";
  finding.because.push_back({without_userinfo(url->value.href()), "", std::string(archive->service)});
  if (const auto full = address_in_full(input, *archive); full && can_be_replaced(input, *url))
    finding.fix = Fix{Fix::Safety::safe, "Write it in full: " + *full, {{url->span, *full}}};
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC011){.code = "ARC011",
                       .name = "archive-short-link",
                       .summary = "The archived copy is cited by a short link",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a short link of archive.today in a template of Citation Style 1. Other formats may use short links.

## Why it matters
The link works, but does not tell which page was copied or when; should the archive go, nothing is left to search
for. Wikipedia asks for the long form.

## Example
    |archive-url=https://archive.today/AbC12

## What to do
Open it and take the long form that the archive offers. Where the archive told it, the fix writes it.)",
                       .citation = citecheck::check};

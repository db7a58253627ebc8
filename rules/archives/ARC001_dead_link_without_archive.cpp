#include "references/archive_url.hpp"
#include "references/url.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// A copy near the day the page was used, where that is known.
std::string where_to_look(const Citation& citation, std::string_view url) {
  std::string stamp = "*";
  if (citation.accessed && citation.accessed->value.has_day() && is_real(citation.accessed->value)) {
    stamp = to_edtf(from_day(first_day(citation.accessed->value)));
    std::erase(stamp, '-');
  }
  return "https://web.archive.org/web/" + stamp + "/" + std::string(url);
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const Fetch& fetch = input.evidence.fetch.value;
  if (!fetch.gone() || !citation.url || citation.archive_url || citation.archive_stated) return;
  const std::string url = without_userinfo(citation.url->value.href);
  if (parse_archive_url(url)) return;
  Finding finding;
  finding.span = citation.url->span;
  finding.message = "The cited page is gone and no archived copy is cited";
  finding.because.push_back(
      {url, fetch.reason.empty() ? std::string(name_of(fetch.status)) : fetch.reason, ""});
  finding.certainty = fetch.status == LinkStatus::soft_404 || fetch.status == LinkStatus::parked
                          ? Certainty::likely
                          : Certainty::certain;
  finding.fix = Fix{Fix::Safety::display_only, "Look for a copy at " + where_to_look(citation, url), {}};
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC001){.code = "ARC001",
                       .name = "dead-link-without-archive",
                       .summary = "The cited page is gone and no archived copy is cited",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL that is gone (dead, its host gone, a soft 404, a parked domain) where the citation names no
archived copy. It says nothing if the URL is itself that of an archive, and nothing if the citation says that there
is a copy without giving its URL. Whether a copy exists is not known; the fix says where to look for one.

## Why it matters
The archived copy is the only way left to verify the source.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/gone |access-date=17 February 2014}}</ref>

## What to do
Look for a copy made near the access date, read it, and cite it with its date.)",
                       .citation = citecheck::check};

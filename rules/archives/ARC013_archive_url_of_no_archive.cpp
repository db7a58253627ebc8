#include "references/archive_url.hpp"
#include "references/text.hpp"
#include "rules/archives/copy.hpp"
#include "rules/compare/addresses.hpp"

namespace citecheck {
namespace {

std::string_view bare_host(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// Sites keep archives of their own, too.
bool may_be_archive(const Url& url) {
  const std::string text = to_lower_ascii(url.href());
  for (const std::string_view word : {"archiv", "wayback", "memento", "cache", "snapshot", "/web/"})
    if (text.find(word) != std::string::npos) return true;
  return false;
}

void check(const CitationInput& input, FindingSink& sink) {
  const auto& copy = input.citation.archive_url;
  const auto& page = input.citation.url;
  // In a text, two links may be two sources.
  if (!copy || !page || input.citation.template_name.empty() || input.article.format != Format::wikitext ||
      copy->span.empty() || !copy->value.is_http() || !page->value.is_http())
    return;
  const bool equal = copy->value.href() == page->value.href();
  // Of a copy that stands in both places another rule speaks, and of its form.
  if (parse_archive_url(copy->value)) return;
  const bool same = equal || compare_addresses(page->value.href(), copy->value.href()) == AddressMatch::same;
  if (!same &&
      (bare_host(copy->value.host()) != bare_host(page->value.host()) || may_be_archive(copy->value)))
    return;
  Finding finding;
  finding.certainty = same ? Certainty::certain : Certainty::possible;
  finding.span = copy->span;
  finding.message = same ? "The address of the archived copy is that of the page itself"
                         : "The address of the archived copy lies on the cited page's own site";
  finding.because.push_back(
      {without_userinfo(copy->value.href()), without_userinfo(page->value.href()), "the cited URL"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC013){.code = "ARC013",
                       .name = "archive-url-of-no-archive",
                       .summary = "What is cited as the archived copy lies in no archive",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a citation template whose archived copy is the cited page itself (scheme, `www`, slashes and the like make no
difference), or another page of the same site. Addresses that may be those of a site's own archive are left out, and
so is every other host: nobody knows all archives.

## Why it matters
There is no copy: once the page is gone, nothing is left. Citation Style 1 shows an error where both are equal.

## Example
    |url=https://example.org/market |archive-url=https://example.org/market |archive-date=17 February 2014

## What to do
Look for a copy in a web archive and cite it; or take `archive-url` and `archive-date` away.)",
                       .citation = citecheck::check};

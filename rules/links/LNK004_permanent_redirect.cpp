#include <algorithm>
#include <array>

#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Names made to be cited: they stay while what they lead to moves.
constexpr std::array<std::string_view, 11> kPersistent{
    "doi.org",          "dx.doi.org",    "hdl.handle.net",      "purl.org",
    "purl.archive.org", "purl.oclc.org", "purl.access.gpo.gov", "n2t.net",
    "w3id.org",         "ark.org",       "nbn-resolving.org"};

bool is_persistent(const Url& url) {
  return std::ranges::find(kPersistent, url.host()) != kPersistent.end();
}

/// True if the URL can stand in wikitext and in plain text without being escaped.
bool needs_no_escape(std::string_view url) {
  static constexpr std::string_view kSpecial = "\"<>[]{}|\\^`'";
  return std::ranges::all_of(url,
                             [](char c) { return c > ' ' && c < 0x7F && kSpecial.find(c) == kSpecial.npos; });
}

/// The target with the cited fragment, which never reaches a server and so is lost on the way.
std::string target_of(const Url& cited, const Url& target) {
  std::string href = without_userinfo(target.href());
  if (target.fragment().empty() && !cited.fragment().empty()) href.append("#").append(cited.fragment());
  return href;
}

bool only_becomes_https(const Url& cited, const Url& target) {
  return cited.scheme() == "http" && target.scheme() == "https" && cited.host() == target.host() &&
         cited.port() == target.port() && cited.path() == target.path() && cited.query() == target.query();
}

Fix fix_for(const CitationInput& input, const Claim<Url>& url, const Url& target) {
  Fix fix;
  const std::string href = target_of(url.value, target);
  fix.title = "Cite " + href;
  const Article& article = input.article;
  const bool as_cited = !url.span.empty() && article.text_of(url.span) == url.value.href();
  if (!as_cited || input.citation.archive_url || !needs_no_escape(href)) return fix;
  fix.safety = only_becomes_https(url.value, target) ? Fix::Safety::safe : Fix::Safety::unsafe;
  fix.edits.push_back({url.span, href});
  return fix;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  const auto& url = input.citation.url;
  if (fetch.status != LinkStatus::moved || !fetch.permanent || fetch.to_home || !url) return;
  const Url target = parse_url(fetch.final_url);
  if (!target.is_http() || is_persistent(url->value) || fetch_key(target) == fetch_key(url->value)) return;
  Finding finding;
  finding.span = url->span;
  finding.message = "The cited page has moved for good to " + without_userinfo(fetch.final_url);
  finding.because.push_back(
      {without_userinfo(url->value.href()), without_userinfo(fetch.final_url), "permanent redirect"});
  finding.fix = fix_for(input, *url, target);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK004){.code = "LNK004",
                       .name = "permanent-redirect",
                       .summary = "The cited page has moved for good",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited URL that leads to another one by permanent redirects alone (301, 308). Temporary redirects, and
persistent names that are made to redirect (DOI, Handle, PURL, ARK), are left alone.

The fix writes the new URL in place of the old one. It is safe where only http became https, unsafe otherwise:
somebody should look whether the new page is the same one. A cited fragment is kept.

## Why it matters
The page is there today, but redirects are the first thing that is dropped when a site is rebuilt.

## Example
    <ref>{{cite web |title=Film Market |url=http://example.org/market}}</ref>

where the server answers `301 Moved Permanently` with `Location: https://example.org/market`.

## What to do
Cite the new URL. Where the citation has an archived copy, leave the old URL that the copy was made of.)",
                       .citation = citecheck::check};

#include "rules/links/link.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  if (input.evidence.fetch.value.status != LinkStatus::tls_error) return;
  sink.report(about_link(input, Certainty::certain, "No secure connection to the cited page can be made"));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK003){.code = "LNK003",
                       .name = "tls-failure",
                       .summary = "The cited site's certificate or TLS set-up is wrong",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a cited https URL that cannot be reached securely: the certificate has expired or is not valid yet, is
made for another name, is signed by itself or by an issuer nobody trusts, was revoked, is too weak, or the handshake
fails. The message says which, and when an expired certificate ended. The page may well be there: it is not called
dead.

## Why it matters
Browsers show readers a warning in place of the page, and nobody can tell whether what comes is the source's own.

## Example
    <ref>{{cite web |title=Film Market |url=https://expired.example/market}}</ref>

## What to do
Open the page in a browser. If it warns as well, cite an archived copy; if the site has moved to another name,
cite that one. A server without its intermediate certificate works in some browsers and fails elsewhere: tell the
site.)",
                       .citation = citecheck::check};

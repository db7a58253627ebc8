#include "references/archive_url.hpp"
#include "rules/archives/copy.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const auto& url = input.citation.archive_url;
  if (!url) return;
  const auto outer = parse_archive_url(url->value);
  if (!outer || outer->original.empty()) return;
  const auto inner = parse_archive_url(outer->original);
  // What closed archives kept can only be read in others.
  if (!inner || inner->keeping != Keeping::lasting) return;
  Finding finding;
  finding.span = url->span;
  finding.message = "The archived copy in the " + std::string(outer->service) + " is of a copy in the " +
                    std::string(inner->service);
  finding.because.push_back({without_userinfo(url->value.href()), without_userinfo(outer->original), ""});
  Fix fix{Fix::Safety::display_only, "Cite the inner copy: " + outer->original, {}};
  if (can_be_replaced(input, *url) && inner->fault == ArchiveFault::none) {
    fix.safety = Fix::Safety::unsafe;
    fix.edits.push_back({url->span, outer->original});
  }
  finding.fix = std::move(fix);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC009){.code = "ARC009",
                       .name = "archive-of-an-archive",
                       .summary = "The archived copy is a copy of a copy",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a copy in a web archive that was made of another archive's copy. Copies of what WebCite and other closed
archives kept are left out: they cannot be read elsewhere.

## Why it matters
The archive's frame was copied rather than the page, and the address does not say when the page looked so.

## Example
    |archive-url=https://web.archive.org/web/20160101000000/https://archive.today/20140217123456/http://example.org/

## What to do
Cite the inner copy with its own date.)",
                       .citation = citecheck::check};

#include "references/archive_url.hpp"
#include "rules/archives/copy.hpp"

namespace citecheck {
namespace {

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  if (!citation.url || citation.template_name.empty() || input.article.format != Format::wikitext) return;
  const std::string& copy = citation.url->value.href();
  const auto archive = parse_archive_url(copy);
  if (!archive || !archive->captured || archive->original.empty() ||
      archive->fault == ArchiveFault::no_original)
    return;
  if (parse_archive_url(archive->original)) return;
  Finding finding;
  finding.span = citation.url->span;
  finding.message = "The address of an archived copy is cited in place of the page's own";
  finding.because.push_back({without_userinfo(copy), without_userinfo(archive->original),
                             "the " + std::string(archive->service) + " address"});
  Fix fix{Fix::Safety::display_only, "Cite " + archive->original + ", and this as its archived copy", {}};
  const auto day = std::chrono::floor<std::chrono::days>(*archive->captured);
  if (auto insertion = citation.archive_url ? std::nullopt : insert_copy(input, copy, day)) {
    fix.safety = Fix::Safety::safe;  // what readers are led to stays the copy
    fix.edits.push_back({citation.url->span, archive->original + insertion->text});
  }
  finding.fix = std::move(fix);
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC010){.code = "ARC010",
                       .name = "archive-in-place-of-url",
                       .summary = "An archived copy is cited as if it were the page",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a citation template whose `url` leads into a web archive, where the address tells both the page and the day.

## Why it matters
Tools cannot see which page is cited or whether it is still there, and readers are not told that they see a copy.

## Example
    {{cite web |title=Film Market |url=https://web.archive.org/web/20140217000000/https://example.org/market}}

## What to do
Put the page's own address into `url` and the copy into `archive-url` with `archive-date`. The fix does that.)",
                       .citation = citecheck::check};

#include "references/archive_url.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/compare/titles.hpp"
#include "rules/rule.hpp"
#include "rules/titles/other_titles.hpp"

namespace citecheck {
namespace {

struct Fault {
  std::string message, found, where;
  Certainty certainty = Certainty::likely;
};

std::string_view instead(PageKind kind) {
  switch (kind) {
    case PageKind::soft_404:
      return "is of a page that says that nothing is there";
    case PageKind::parked:
      return "is of a domain that was for sale";
    case PageKind::challenge:
      return "is of a page that kept robots out";
    case PageKind::login_wall:
      return "is of a log-in page";
    case PageKind::under_construction:
      return "is of a site under construction";
    case PageKind::page:
      break;
  }
  return "";
}

bool is_home(const std::string& url) {
  const auto archive = parse_archive_url(url);
  return archive && !archive->original.empty() && parse_url(archive->original).is_home();
}

/// The live page bears the cited title, and the copy has nothing to do with it. Without a live page the copy
/// is what TTL002 compares.
std::optional<Fault> other_title(const CitationInput& input) {
  const Evidence& evidence = input.evidence;
  const PageFacts* live = comparable_page(evidence);
  if (!input.citation.title || live == nullptr || !evidence.page.known() || live != evidence.page.value.get())
    return std::nullopt;
  if (!evidence.archive_reached() || !evidence.archive_page.known()) return std::nullopt;
  if (evidence.archive_fetch.value.content_type.find("html") == std::string::npos) return std::nullopt;
  const std::string& title = input.citation.title->value;
  if (compare_to_page(title, *live).match != TitleMatch::equal) return std::nullopt;
  const PageFacts& copy = *evidence.archive_page.value;
  const PageTitleMatch match = compare_to_page(title, copy);
  if (match.match != TitleMatch::different || match.found == nullptr || copy.text_length < kEnoughText ||
      languages_differ(input, copy) || named_otherwise(input.citation, copy))
    return std::nullopt;
  return Fault{"is called “" + match.found->value + "”, while the page still bears the cited title",
               match.found->value, "the archived copy"};
}

std::optional<Fault> fault_of(const CitationInput& input) {
  const Evidence& evidence = input.evidence;
  const Fetch& copy = evidence.archive_fetch.value;
  if (copy.memento && copy.http >= 400)
    return Fault{"is of an error: HTTP status " + std::to_string(copy.http), copy.reason, "the archive",
                 Certainty::certain};
  const bool known = evidence.archive_page.known();
  // Without Memento-Datetime it may be the archive itself that asks for a log-in, or is busy.
  if (copy.memento && known && evidence.archive_page.value->kind != PageKind::page)
    return Fault{std::string(instead(evidence.archive_page.value->kind)),
                 evidence.archive_page.value->kind_reason, "the archived copy"};
  if (copy.reached() && is_home(copy.final_url) && !is_home(input.citation.archive_url->value.href())) {
    const bool titled = known && input.citation.title &&
                        compare_to_page(input.citation.title->value, *evidence.archive_page.value).match !=
                            TitleMatch::different;
    if (!titled)
      return Fault{"leads to the home page of the site", without_userinfo(copy.final_url), "redirect"};
  }
  return other_title(input);
}

void check(const CitationInput& input, FindingSink& sink) {
  const auto& url = input.citation.archive_url;
  if (!url || !input.evidence.archive_fetch.known()) return;
  auto fault = fault_of(input);
  if (!fault) return;
  Finding finding;
  finding.certainty = fault->certainty;
  finding.span = url->span;
  finding.message = "The cited archived copy " + fault->message;
  finding.because.push_back(
      {without_userinfo(url->value.href()), std::move(fault->found), std::move(fault->where)});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC008){.code = "ARC008",
                       .name = "archive-shows-another-page",
                       .summary = "The archived copy is of an error or of another page",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a cited copy that the archive has, but that does not show the cited page: it was made of an error, of a page
that says that nothing is there, a parked domain, a challenge, a log-in; it leads on to the home page; or it has
another title altogether, while the live page still bears the cited one. What the archive itself answers for lack of
the copy, or when it is busy, is not taken for that (ARC002).

## Why it matters
The copy looks like evidence and is none.

## Example
    |archive-url=https://web.archive.org/web/20190217000000/https://example.org/market

where the archive shows what it kept that day: `404 Not Found`.

## What to do
Look for a copy made earlier.)",
                       .citation = citecheck::check};

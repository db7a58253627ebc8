#include "references/archive_url.hpp"
#include "references/url.hpp"
#include "rules/archives/copy.hpp"
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

std::string days_apart(int days) {
  if (days == 0) return "on the day it was accessed";
  const int distance = days < 0 ? -days : days;
  return std::to_string(distance) + (distance == 1 ? " day " : " days ") + (days < 0 ? "before" : "after") +
         " it was accessed";
}

/// The copy that an archive keeps, and how to cite it.
void add_copy(const CitationInput& input, const Snapshots& known, Finding& finding) {
  const Snapshot& best = *known.best;
  const auto day = std::chrono::floor<std::chrono::days>(best.captured);
  const std::string made = to_edtf(from_day(day));
  finding.message += "; the " + best.service + " keeps one of " + made;
  if (known.days) finding.message += ", " + days_apart(*known.days);
  finding.because.push_back(
      {input.citation.accessed ? to_edtf(input.citation.accessed->value) : "", made, "the " + best.service});
  Fix fix{Fix::Safety::display_only, "Read the copy and cite it: " + best.url, {}};
  const std::string text(input.article.text_of(input.citation.span));
  const auto& status = input.citation.url_status;
  if (auto edit = insert_copy(input, best.url, day)) {
    fix.safety = Fix::Safety::unsafe;  // nobody has read the copy yet
    if (!status && text.find("url-status") == std::string::npos) edit->text += " |url-status=dead";
    fix.edits.push_back(*std::move(edit));
    if (status && !status->span.empty() && input.article.text_of(status->span) == "live")
      fix.edits.push_back({status->span, "dead"});
  }
  finding.fix = std::move(fix);
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const Fetch& fetch = input.evidence.fetch.value;
  if (!fetch.gone() || !citation.url || citation.archive_url || citation.archive_stated) return;
  const std::string url = without_userinfo(citation.url->value.href());
  if (parse_archive_url(url)) return;
  Finding finding;
  finding.span = citation.url->span;
  finding.message = "The cited page is gone and no archived copy is cited";
  finding.because.push_back(
      {url, fetch.reason.empty() ? std::string(name_of(fetch.status)) : fetch.reason, ""});
  finding.certainty = fetch.status == LinkStatus::soft_404 || fetch.status == LinkStatus::parked
                          ? Certainty::likely
                          : Certainty::certain;
  const Fact<Snapshots>& known = input.evidence.snapshots;
  if (!known.known())
    finding.fix = Fix{Fix::Safety::display_only, "Look for a copy at " + where_to_look(citation, url), {}};
  else if (known.value.best)
    add_copy(input, known.value, finding);
  else
    finding.message += "; none of the web archives that were asked keeps one";
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
is a copy without giving its URL. Where web archives were asked (`--snapshots`), it names the copy nearest before the
access date, or says that they keep none; the fix cites the copy. Otherwise the fix says where to look for one.

## Why it matters
The archived copy is the only way left to verify the source.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/gone |access-date=17 February 2014}}</ref>

## What to do
Look for a copy made near the access date, read it, and cite it with its date.)",
                       .citation = citecheck::check};

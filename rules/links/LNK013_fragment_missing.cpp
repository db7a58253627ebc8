#include <algorithm>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/url.hpp"
#include "rules/links/link.hpp"

namespace citecheck {
namespace {

/// Less text than this is written by a script, which may write the place that is cited too.
constexpr std::size_t kLittleText = 500;

/// True if the fragment is a name that the page itself has to hold: not the top of the page, a text
/// directive, a place in a PDF, a line of source code, or the state of a script.
bool names_an_element(std::string_view fragment) {
  if (fragment.empty() || equal_ignoring_case(fragment, "top")) return false;
  if (fragment.find(":~:") != std::string_view::npos || fragment.find('=') != std::string_view::npos)
    return false;
  if (fragment.find_first_of("/!?&,;:{}()") != std::string_view::npos) return false;
  const bool line = (fragment.front() == 'L' || fragment.front() == 'l') && fragment.size() > 1 &&
                    std::ranges::all_of(fragment.substr(1), [](char c) {
                      return (c >= '0' && c <= '9') || c == '-' || c == 'L';
                    });
  return !line;
}

bool has_anchor(const PageFacts& page, std::string_view fragment) {
  const std::string decoded = percent_decoded(fragment);
  // Some sites write the ids of what their users wrote with a prefix, which their scripts make up for.
  for (const std::string& name : {std::string(fragment), decoded, "user-content-" + decoded})
    if (std::ranges::binary_search(page.anchors, anchor_hash(name))) return true;
  return false;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  const auto& url = input.citation.url;
  if (!url || !fetch.reached() || fetch.to_home || !names_an_element(url->value.fragment())) return;
  const PageFacts& page = *input.evidence.page.value;
  if (page.kind != PageKind::page || !page.whole || page.anchors.empty() || page.text_length < kLittleText)
    return;
  if (has_anchor(page, url->value.fragment())) return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = url->span;
  finding.message = "The cited page has no place named \"" + ellipsize(url->value.fragment(), 80) + "\"";
  finding.because.push_back(
      {std::string("#").append(url->value.fragment()), "no such id or name", "the page"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK013){.code = "LNK013",
                       .name = "fragment-missing",
                       .summary = "The cited page has no place of the name in the URL's fragment",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_fetch | citecheck::needs_page,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a URL whose fragment (`#history`) names a place that the page does not have: no element bears it as its id,
no old-style anchor as its name. It says nothing of fragments that scripts and viewers read (`#page=4`, `#/route`,
`#L10`, `#:~:text=`), of pages that were cut, and of pages with hardly any text, which a script may fill.

## Why it matters
The reader lands at the top of a page that may be long, and the section that was cited may be gone.

## Example
    <ref>{{cite web |title=Film Market |url=https://example.org/market#history}}</ref>

where the page has no `id="history"`.

## What to do
Look for the section under a new name, or in an older copy of the page; cite the page without the fragment if the
whole is meant.)",
                       .citation = citecheck::check};

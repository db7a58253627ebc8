#include <algorithm>

#include "rules/compare/page_view.hpp"
#include "rules/compare/script.hpp"
#include "rules/compare/title_change.hpp"
#include "rules/rule.hpp"
#include "rules/titles/other_titles.hpp"

namespace citecheck {
namespace {

/// Two places of the page give this title: it is not one field that was filled with something else.
bool stated_twice(const PageFacts& page, const Sourced<std::string>& title) {
  const std::string key = joined(plain_words(title.value));
  return std::ranges::any_of(page.titles, [&](const Sourced<std::string>& other) {
    return other.source != title.source && joined(plain_words(other.value)) == key;
  });
}

/// A word of the cited title that stands nowhere on the page: it was never called so.
bool has_foreign_word(const PageFacts& page, const std::vector<std::string>& words) {
  return page.words.known() &&
         std::ranges::any_of(words, [&](const std::string& word) { return !page.words.may_hold(word); });
}

std::string quoted(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "“" : " ") + word;
  return out + "”";
}

std::string difference(const TitleChange& change) {
  if (change.only_cited.empty()) return "the cited title leaves out " + quoted(change.only_found);
  if (change.only_found.empty()) return "the page's title lacks " + quoted(change.only_cited);
  return quoted(change.only_cited) + " stands for " + quoted(change.only_found);
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || !citation.title || page->text_length < kEnoughText) return;
  const auto change = title_change(citation.title->value, *page);
  if (!change || named_otherwise(citation, *page)) return;
  if (page->form != PageForm::html &&
      (change->found->confidence < kCredibleTitle || !has_foreign_word(*page, change->only_cited)))
    return;
  Finding finding;
  const bool likely = stated_twice(*page, *change->found) && has_foreign_word(*page, change->only_cited);
  finding.certainty = likely ? Certainty::likely : Certainty::possible;
  finding.span = citation.title->span;
  const std::string place = place_on_page(input.evidence, change->found->source);
  finding.message = "Cited as “" + citation.title->value + "”, but " + place + " is called “" +
                    change->found->value + "”: " + difference(*change);
  finding.because.push_back({citation.title->value, change->found->value, place});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(TTL003){.code = "TTL003",
                       .name = "title-altered",
                       .summary = "The page has nearly the same title, in other words",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a cited title that has most of its words in common with the page's and yet is another: a word stands for
another, a number differs, a word in the middle is left out; or a part of it, before or after a colon or dash, is
the page's and the other part is not, and holds no telling word that stands anywhere on the page. It names the words.

Other quotes and dashes, case, accents, a site's name, a missing subtitle, a cut, a beginning or an end left out,
function words (“the”, “der”), hyphens and another spelling of a word are no such difference. The rule is silent if
any title of the page agrees. The finding is likely where two places of the page give the title and a word of the cited
one is nowhere on the page, else possible: headlines are edited after they were cited.

## Why it matters
A title with one word changed leads readers to another work, or to none; it is how references look that were written
from memory or made up. A measure of likeness would let them pass.

## Example
    {{cite web |title=Kazakh Cinema Celebrates 80th Anniversary |url=https://example.org/}}

The page is called “Kazakh Cinema Celebrates 70th Anniversary”.

## What to do
Open the page and take its title as it stands. If it was changed since, an archived copy shows what was cited.)",
                       .citation = citecheck::check};

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Templates whose citations have a title of their own. Others name the work by its number, its series, its
/// map or its author alone.
bool wants_title(std::string_view template_name) {
  static constexpr std::array<std::string_view, 15> kTemplates{
      "cite web",           "cite news",     "cite book",   "cite journal",     "cite magazine",
      "cite press release", "cite report",   "cite thesis", "cite conference",  "cite encyclopedia",
      "cite podcast",       "cite av media", "cite arxiv",  "cite tech report", "citation"};
  return std::ranges::any_of(
      kTemplates, [&](std::string_view known) { return equal_ignoring_case(template_name, known); });
}

/// A field that names the work in the title's place.
bool is_named_otherwise(const Citation& citation) {
  static constexpr std::array<std::string_view, 13> kFields{
      "trans-title", "script-title", "chapter", "trans-chapter", "script-chapter", "contribution", "entry",
      "article",     "section",      "map",     "title-link",    "transcript",     "subtitle"};
  return std::ranges::any_of(citation.other, [](const auto& field) {
    return std::ranges::any_of(
        kFields, [&](std::string_view known) { return equal_ignoring_case(field.first, known); });
  });
}

/// Free text, and journals' styles, may leave titles out.
bool is_structured(const CitationInput& input) {
  return input.article.format == Format::wikitext && wants_title(input.citation.template_name);
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const bool has_title = citation.title && !trim(citation.title->value).empty();
  const bool leads_somewhere = citation.url || citation.archive_url || !citation.identifiers.empty();
  if (has_title || !leads_somewhere || !is_structured(input) || is_named_otherwise(citation)) return;
  Finding finding;
  finding.message = "The reference gives no title";
  if (citation.url) finding.because.push_back({citation.url->value.href(), "", "the same citation"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(TTL001){.code = "TTL001",
                       .name = "title-missing",
                       .summary = "A reference gives no title",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a structured reference (a citation template, an entry of a reference file) that leads to a page or has an
identifier, but names no title. Bare links outside templates are the matter of LNK008. Templates that name the work
in another way, free text, and formats of journals whose style leaves titles out are not reported.

## Why it matters
When the link dies, nothing is left to search for; and without a title nobody can tell whether the link still leads
to the cited work.

## Example
    {{cite web |url=https://example.org/ |access-date=17 February 2014}}

## What to do
Add the title as the page gives it.)",
                       .citation = citecheck::check};

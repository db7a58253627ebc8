#include <map>

#include "references/text.hpp"
#include "rules/article/labels.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr std::size_t kLongestLabel = 80;

void check(const ArticleInput& input, FindingSink& sink) {
  if (input.article.citations.empty()) return;
  struct Group {
    Span first;
    std::size_t count = 0;
  };
  std::map<std::string_view, Group> groups;
  for (const DanglingMark& mark : input.article.dangling_marks) {
    Group& group = groups[mark.label];
    if (group.count++ == 0) group.first = mark.span;
  }
  for (const auto& [label, group] : groups) {
    Finding finding;
    finding.span = group.first;
    finding.certainty = Certainty::likely;
    finding.message =
        "The mark \"" + ellipsize(collapse_space(label), kLongestLabel) + "\" leads to no reference";
    if (group.count > 1) finding.message += " (" + std::to_string(group.count) + " times)";
    finding.because.push_back({std::string(input.article.text_of(group.first)), "", "the text"});
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ART002){.code = "ART002",
                       .name = "mark-without-reference",
                       .summary = "A mark in the text leads to no reference",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a mark in the text, such as `[41]` or `<ref name="x" />`, for which the article has no reference. A short form
of wikitext, `{{sfn}}` or one of the `{{harv}}` family, is such a mark too: its names and year must be those of a
reference. The same mark is reported once, at its first place. An article without any reference is left alone.

In wikitext the reference may come from a template that is filled in elsewhere; so the finding is likely, not
certain.

## Why it matters
The sentence looks sourced and is not: the reference was deleted, renamed or never copied along.

## Example
    Fact.<ref name="market" />

where no `<ref name="market">…</ref>` stands anywhere.

## What to do
Look in the article's history, or in the article the sentence was copied from, for the reference.)",
                       .article = citecheck::check};

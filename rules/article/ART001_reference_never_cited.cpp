#include <algorithm>
#include <map>

#include "rules/article/labels.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

struct Count {
  std::size_t marked = 0, listed = 0;
};

void check(const ArticleInput& input, FindingSink& sink) {
  const Article& article = input.article;
  std::map<std::string_view, Count> groups;
  for (const Citation& citation : article.citations) {
    if (!is_numbered(citation)) continue;
    Count& count = groups[citation.group];
    ++count.listed;
    if (!citation.marks.empty()) ++count.marked;
  }
  // Marks that the input itself does not resolve may lead to any reference.
  const auto is_unresolved = [](const Problem& problem) { return problem.kind == "unresolved-marks"; };
  if (std::ranges::any_of(article.problems, is_unresolved)) return;
  const Citation* last = nullptr;
  for (const Citation& citation : article.citations) {
    if (!is_numbered(citation) || !citation.marks.empty()) continue;
    if (last && in_one_entry(*last, citation)) continue;
    // A list of which most was never cited belongs to a text that is not here, or whose marks are not read.
    if (const Count& count = groups[citation.group]; count.marked * 2 < count.listed) continue;
    last = &citation;
    Finding finding;
    finding.citation = citation.index;
    finding.certainty = article.format == Format::text ? Certainty::likely : Certainty::certain;
    finding.message = "Reference " + shown_label(citation) + " is listed but never cited in the text";
    if (citation.backlinks)
      finding.because.push_back(
          {counted(*citation.backlinks, "backlink") + " in the list", "no mark", "the text"});
    sink.report(std::move(finding));
  }
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ART001){.code = "ART001",
                       .name = "reference-never-cited",
                       .summary = "A reference is listed but never cited in the text",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports an entry of the numbered reference list to which no mark in the text leads. Bibliographies and "Further
reading" are lists without numbers and are not meant. Where most of a list has no marks, the text is probably not
part of the file, and nothing is said. Nor is it where the file has marks that name no reference (TEI made of a PDF):
they may lead to any.

## Why it matters
The sentence it supported was removed, or lost its mark in editing; or the reference was added to look well
sourced. A reader cannot tell what it is to prove.

## Example
    Fact.<ref name="a" />
    <references><ref name="a">First</ref><ref name="b">Second, never cited</ref></references>

## What to do
Put the mark back where the source is used, move the entry to "Further reading", or remove it.)",
                       .article = citecheck::check};

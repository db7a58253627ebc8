#include <cmath>
#include <string>

#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr double kMostlyTheSame = 0.5;

void check(const CitationInput& input, FindingSink& sink) {
  const Fact<Drift>& drift = input.evidence.drift;
  if (!drift.known() || drift.value.resemblance >= kMostlyTheSame) return;
  const std::string percent = std::to_string(std::lround(drift.value.resemblance * 100)) + " %";
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.message =
      "The page's text has changed: it has " + percent + " in common with " + drift.value.earlier;
  finding.because.push_back({"", percent + " in common", drift.value.earlier});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(PAG001){.code = "PAG001",
                       .name = "page-text-changed",
                       .summary = "The page no longer says what it said when it was captured",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_page,
                       .since = "0.2",
                       .explain = R"(## What it does
Compares the page's text with that of an earlier capture, which is the cited archive copy where the run has fetched it
too (`--check-copies`), or what an archive of an earlier run holds (`--earlier FILE`). The number is the share of sequences of three words
that both texts have, of all that either has, estimated from 128 of them (it may be off by 4 in 100 on average). Below
50 % it is reported; the report in JSON gives it always.

Teasers, comments, navigation and the bar an archive puts over its copies do not count. Of texts of fewer than thirty
sequences nothing is said. Nothing is fetched for it.

## Why it matters
The link is alive and the title agrees, and yet the page may no longer hold what it is cited for.

## Example
    citecheck check article.wiki --earlier citecheck-20240506T120000Z.warc.gz

## What to do
Read the page again. If it no longer supports the sentence, cite an archived copy of the time when it did.)",
                       .citation = citecheck::check};

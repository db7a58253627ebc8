#pragma once
// What the rules about links share: the wording of a finding about a URL, and when an archived copy makes it
// moot.

#include <string_view>

#include "rules/rule.hpp"

namespace citecheck {

/// True if the cited archive copy was reached and the citation does not claim that the URL itself is live:
/// then readers are served, and a dead URL is no news.
bool archive_stands_in(const CitationInput& input);

/// A finding on the citation's URL: `what`, then the reason of the answer in the message; the URL and the
/// answer in the evidence. Needs a known fetch.
Finding about_link(const CitationInput& input, Certainty certainty, std::string_view what);

/// Adds what gave the page away as something else, where the message does not say it already.
void add_page_reason(Finding& finding, const Evidence& evidence);

}  // namespace citecheck

#pragma once
// Searched quotations: what an article quotes from a reference, and what became of it on the page or the
// archived copy, for rules and reports.

#include <vector>

#include "references/citation.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Takes what the pages of `evidence` were searched for; the page that holds a quotation best counts.
std::vector<Quotation> searched_quotations(const Article& article, const Citation& citation,
                                           const Evidence& evidence);

}  // namespace citecheck

#pragma once
// Finishing: what the readers of a page found becomes facts. Values are cleaned of the site's name, parsed,
// weighed against each other and ranked, the same for every form of page.

#include <string_view>

#include "checker/page/candidates.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// The titles, sites, dates, authors and what else `found` holds, each list best first. `heading` is what
/// the page shows as its title, `url` its own; "" for either that is not known.
PageFacts finish(Candidates found, std::string_view heading, std::string_view url);

}  // namespace citecheck

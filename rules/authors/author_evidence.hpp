#pragma once
// What a page says of its authors, as far as rules may rely on it.

#include <vector>

#include "references/name.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// The list of authors of the best source with at least `confidence`, without the names of the site itself;
/// null if there is none or no person is in it. `names` receives the list.
const Sourced<std::vector<Name>>* credible_authors(const PageFacts& page, int confidence,
                                                   std::vector<Name>& names);

/// "Jane Roe", "Jane Roe and John Doe", "Jane Roe and 3 others".
std::string list_of(const std::vector<Name>& names);

}  // namespace citecheck

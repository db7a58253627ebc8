#pragma once
// Body links: where a page has no list of references, its article cites by links. Each address that leads out
// of the page's own site is one citation.

#include <vector>

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

/// In the order of the page; every link to an address is a mark of its citation.
std::vector<Citation> read_body_links(const Page& page);

}  // namespace citecheck::rendered

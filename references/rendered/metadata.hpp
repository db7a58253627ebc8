#pragma once
// Metadata: the works that a page says it cites in data for machines: schema.org's `citation` in JSON-LD and
// microdata, and Highwire's <meta name="citation_reference">.

#include <vector>

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

std::vector<Citation> read_meta_references(const Page& page);
std::vector<Citation> read_json_ld_citations(const Page& page);
std::vector<Citation> read_microdata_citations(const Page& page);

}  // namespace citecheck::rendered

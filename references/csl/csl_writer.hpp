#pragma once
// CSL-JSON: a citation as the Citation Style Language's processors read it (CSL 1.0.2, schema csl-data.json),
// with what CSL has no variable for in `custom`. Output is always well-formed JSON in UTF-8, whatever the
// source holds.

#include <string>

#include "references/citation.hpp"
#include "references/line_index.hpp"

namespace citecheck {

/// Names a citation in a whole run: "ref-24" in the first article, "ref-2-24" in the second.
std::string csl_id(const Article& article, const Citation& citation);

/// One item, an object on one line. `lines` is the index of the article's source.
std::string csl_item(const Article& article, const Citation& citation, const LineIndex& lines);

}  // namespace citecheck

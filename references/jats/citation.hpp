#pragma once
// One citation of JATS: everything an <element-citation>, <mixed-citation> or their kin states. What no tag
// explains is read from the words.

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::jats {

/// Reads `element` into `citation`: its claims, type, template name and span; label, group and marks are the
/// caller's. Of <citation-alternatives> the best tagged is read, and the others fill what it lacks.
void read_citation(const xml::Tree& tree, xml::Index element, Citation& citation);

}  // namespace citecheck::jats

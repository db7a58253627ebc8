#pragma once
// One citation of TEI: everything a <biblStruct>, <bibl> or <biblFull> states. The levels of its titles tell
// what is cited and what contains it; what no tag explains is read from the words.

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::tei {

/// Reads `element` into `citation`; label, group and marks are the caller's.
void read_citation(const xml::Tree& tree, xml::Index element, Citation& citation);

}  // namespace citecheck::tei

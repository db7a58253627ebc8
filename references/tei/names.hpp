#pragma once
// Names: the people and organisations of a TEI citation.

#include <vector>

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::tei {

/// The names in <author>, <editor> or <name>: of its <persName>s and <orgName>s, else of its words.
/// `truncated` is set where they end in "et al.".
std::vector<Claim<Name>> read_names(const xml::Tree& tree, xml::Index element, bool& truncated);

}  // namespace citecheck::tei

#pragma once
// Names: the people and groups of a JATS citation.

#include <optional>

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::jats {

/// The name in <name>, <string-name>, <collab> or the first of their alternatives; none if it is empty.
std::optional<Claim<Name>> read_name(const xml::Tree& tree, xml::Index element);

}  // namespace citecheck::jats

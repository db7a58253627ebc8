#pragma once
// Marks: the cross-references of a JATS text that point into its reference list, lists of ids and ranges
// ("1–5", of which only the ends are tagged) included.

#include "references/jats/ref_list.hpp"

namespace citecheck::jats {

/// Gives every citation the marks that point to it; a mark to an id that does not exist is dangling.
void read_marks(const xml::Tree& tree, Range range, const Entries& entries, Article& article);

}  // namespace citecheck::jats

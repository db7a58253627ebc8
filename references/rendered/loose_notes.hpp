#pragma once
// Loose notes: footnotes that no list holds together, found through their marks: a raised number that leads
// to a paragraph further down, which leads back.

#include "references/rendered/lists.hpp"

namespace citecheck::rendered {

/// One list of the notes that marks point at outside of `known`; without entries if there are none.
List find_loose_notes(const Page& page, const std::vector<List>& known);

}  // namespace citecheck::rendered

#pragma once
// Labelled parts: publishers set the parts of a reference in elements whose classes (or microdata) say what
// they are: <span class="articleTitle">, <div class="authors">, <span class="pubYear">. They know better than
// any reading of the text.

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

/// Puts the labelled parts among the nodes into a citation that was read from their text, of which the claims
/// are placed in the source.
void read_labelled_parts(const Page& page, Nodes nodes, Citation& citation);

}  // namespace citecheck::rendered

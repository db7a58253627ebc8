#pragma once
// Assemble: puts together what the parts of the reader of HTML find in a page: its title and language, the
// citations of all its lists in the order of the page, and their marks.

#include "references/citation.hpp"

namespace citecheck::rendered {

/// Fills in the article, of which the source is set, in UTF-8.
void assemble(Article& article);

}  // namespace citecheck::rendered

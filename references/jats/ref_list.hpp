#pragma once
// The reference list of a JATS article: every <ref> with all of its citations, the citations that stand in
// the text or in footnotes, and the works that a review is about.

#include "references/citation.hpp"
#include "references/xml/marks.hpp"

namespace citecheck::jats {

/// Adds the citations of the article in `range` to `article`, those of its lists first.
xml::Entries read_references(const xml::Tree& tree, xml::Range range, Article& article);

/// Notes of authors and tables are not cited by number: those that no mark points to are no entries.
void forget_unmarked_footnotes(const xml::Entries& entries, Article& article);

}  // namespace citecheck::jats

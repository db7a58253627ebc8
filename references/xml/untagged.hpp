#pragma once
// Untagged text: the words of a citation that no tag explains ("Accessed 3 May 2014. PMID 12345"), read as
// plain text is read. What tags say always wins, and where tags name the parts of a citation only what
// announces itself is taken from the words between them: a wrong claim is worse than none.

#include <vector>

#include "references/citation.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck::xml {

/// Adds to `citation` what the words of `text` say and its tags do not. `tagged` are the stretches of the
/// source that tags have explained. `is_bare`: no tag names a part of the citation (links and identifiers
/// name none), so that all of it is read from its words. `source` is the text that the spans point into.
void read_untagged(const FlatText& text, std::vector<Span> tagged, bool is_bare, std::string_view source,
                   Citation& citation);

}  // namespace citecheck::xml

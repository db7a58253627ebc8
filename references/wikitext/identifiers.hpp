#pragma once
// Identifiers that name their kind themselves: |id=ISBN 0-333-65684-9, the magic words of wikitext.

#include "references/citation.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

/// Adds the identifier a whole value states; false if it states none, or one of a kind that is not known.
bool read_id(const Value& value, Citation& citation);

}  // namespace citecheck::wikitext

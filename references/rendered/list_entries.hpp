#pragma once
// List entries: the ways in which pages mark what is one entry of a list of references, and its label.

#include "references/rendered/lists.hpp"

namespace citecheck::rendered {

/// True if its role makes the element one note or one entry, wherever it stands.
bool is_single_entry(const Page& page, Index node);

/// The element as an entry; a label in an element of its own at its beginning is taken off.
Entry entry_at(const Page& page, Index node);

}  // namespace citecheck::rendered

#pragma once
// Assembly: the fields of one entry made a Citation. What the model has a place for goes there, everything
// else into Citation::other; nothing that the entry states is left out.

#include <span>
#include <vector>

#include "references/bibtex/syntax.hpp"
#include "references/citation.hpp"

namespace citecheck::bibtex {

/// `fields` are the entry's own and what it inherits, the first of a kind counts. `out` is a
/// new citation; its index and marks are the caller's.
void assemble(const Entry& entry, std::span<const Field> fields, std::vector<Problem>& problems,
              Citation& out);

}  // namespace citecheck::bibtex

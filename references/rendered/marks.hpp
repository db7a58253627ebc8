#pragma once
// Marks: the links in a text that lead to the entries of its lists, the ranges they are written in
// ("[3]–[6]"), and marks without links ("[12]").

#include <vector>

#include "references/citation.hpp"
#include "references/rendered/lists.hpp"

namespace citecheck::rendered {

/// An entry of a list and the citation that was read from it.
struct Listed {
  const List* list = nullptr;
  const Entry* entry = nullptr;
  std::uint32_t citation = 0;
};

/// Gives the citations their marks and, where the list counts them, its backlinks; marks of notes that are
/// not there become dangling. `listed` is in the order of the page.
void read_marks(const Page& page, const std::vector<Listed>& listed, Article& article);

/// True if the link is made as a mark of a note is: by its role, its class, or as a raised number.
bool is_note_mark(const Page& page, Index link);

}  // namespace citecheck::rendered

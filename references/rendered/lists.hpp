#pragma once
// Lists: where a page that no wiki made lists its references or footnotes, and how the list falls into
// entries: by roles (DPUB-ARIA, EPUB), by classes that programs give, and by headings.

#include <string>
#include <vector>

#include "references/rendered/page.hpp"

namespace citecheck::rendered {

struct Entry {
  Nodes whole;        ///< What a mark may point at.
  Nodes text;         ///< What is cited, without a label in an element of its own.
  std::string label;  ///< As the list shows it in an element or by its numbers; "" where neither does.
};

struct List {
  Nodes nodes;
  std::string heading;
  bool sure = false;  ///< Its role or heading leaves no doubt; else its entries must look like references.
  std::vector<Entry> entries;
};

/// In the order of the page; no entry is in two lists.
std::vector<List> find_lists(const Page& page);

/// The entries of a part of the page, by the first of the ways to mark them that it uses.
std::vector<Entry> entries_of(const Page& page, Nodes nodes);

/// True if the entry has what references have: a link to elsewhere, a year, a page, an identifier.
bool looks_like_reference(const Page& page, const Entry& entry);

}  // namespace citecheck::rendered

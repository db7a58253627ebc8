#pragma once
// How findings about the reference list name references: by the labels readers see.

#include <span>
#include <string>

#include "references/citation.hpp"

namespace citecheck {

/// The label the list shows ("24"), else the reference's name, else its position.
std::string shown_label(const Citation& citation);

/// True if the citation belongs to a list whose entries are cited one by one, by number or name; entries of a
/// bibliography have neither.
inline bool is_numbered(const Citation& citation) {
  return !citation.label.empty() || !citation.ref_name.empty();
}

/// True if both stand in the same entry of the list, which may hold several citations.
bool in_one_entry(const Citation& a, const Citation& b);

/// "3", "3 and 7", "3, 7 and 12"; many are cut: "1, 2, 3, … and 98 (40 in all)".
std::string shown_labels(std::span<const Citation* const> citations);

/// "1 mark", "2 marks".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace citecheck

#pragma once
// Unnumbered lists: references that no label parts, told apart by blank lines, by indents, or by how a
// reference begins.

#include <string_view>
#include <vector>

#include "references/plain/layout.hpp"
#include "references/plain/lines.hpp"

namespace citecheck::plain {

/// The entries below the last heading like "References"; none if there is no such heading.
std::vector<Entry> entries_under_heading(std::string_view text, const Furniture& furniture);

/// The entries of a text that is nothing but references; none if it may be anything else.
std::vector<Entry> entries_of_bare_list(std::string_view text, const Furniture& furniture);

/// True if most of the entries begin as references do and state a year.
bool read_as_references(std::string_view text, const std::vector<Entry>& entries);

}  // namespace citecheck::plain

#pragma once
// Dates: the year, month and day that a JATS citation gives in elements of their own.

#include <optional>

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::jats {

/// The elements that state one date; kNoNode for each that is missing.
struct DateElements {
  xml::Index year = xml::kNoNode, month = xml::kNoNode, day = xml::kNoNode, season = xml::kNoNode;
  xml::Index words = xml::kNoNode;  ///< <string-date>, or a <date> without parts.
};

/// Puts the date into Citation::issued; the letter of "2001a" is its year-suffix, and "in press" its status.
void read_issued(const xml::Tree& tree, const DateElements& elements, Citation& citation);

/// The date in <date-in-citation>: accessed, or what its content-type says.
void read_date_in_citation(const xml::Tree& tree, xml::Index element, Citation& citation);

}  // namespace citecheck::jats

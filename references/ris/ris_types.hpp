#pragma once
// The reference types of RIS and of EndNote's refer files, as CSL's.

#include <cstdint>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::ris {

/// What a type decides about the meaning of tags.
enum class Family : std::uint8_t {
  article,  ///< Lies in a periodical: SN is an ISSN, T2 the periodical.
  part,     ///< Lies in a book or in proceedings.
  book,     ///< Is a volume of its own: T2 is its series, SP its number of pages.
  report,   ///< As a book; SN is a number of its own.
  other
};

struct TypeInfo {
  std::string_view name;
  ItemType type = ItemType::document;
  Family family = Family::other;
};

/// By RIS name ("JOUR") or refer name ("Journal Article"), in any case; `document` if it is not known.
TypeInfo type_named(std::string_view name);

}  // namespace citecheck::ris

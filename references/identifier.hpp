#pragma once
// Identifier: a DOI, ISBN, ISSN and so on, in its canonical form, and the test of its form and checksum.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

struct Identifier {
  enum class Kind : std::uint8_t { doi, isbn, issn, pmid, pmc, arxiv, oclc, jstor, hdl, bibcode, s2cid, ol };
  Kind kind = Kind::doi;
  std::string value;  ///< Without prefix or resolver: "10.1000/182", "0-333-65684-9", "1234567".
};

/// "DOI", "ISBN", …: as it is printed before the value.
std::string_view label(Identifier::Kind kind);

/// Prefixes ("doi:", "https://doi.org/", "PMC"), surrounding space and typographic dashes taken off. ISBN and
/// ISSN keep their hyphens as written.
Identifier normalise(Identifier::Kind kind, std::string_view text);

/// What is wrong with the identifier's form or checksum, in words for a person; none if nothing is known to
/// be wrong. ISBN: ISO 2108; ISSN: ISO 3297; DOI: ISO 26324 as CS1 restricts it; the others by their digits.
std::optional<std::string> fault(const Identifier& identifier);

/// ISBN-10 or -13 as the 13 digits, for comparing; none if the checksum fails.
std::optional<std::string> isbn13(std::string_view isbn);

}  // namespace citecheck

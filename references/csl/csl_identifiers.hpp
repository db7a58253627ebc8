#pragma once
// Identifiers in CSL-JSON: a variable for each of five kinds, in whose text several may stand; the others
// with their label in front ("arXiv:1501.00001"), in `custom`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/identifier.hpp"
#include "references/span.hpp"

namespace citecheck::csl {

/// "DOI" for Kind::doi; "" where CSL has no variable for the kind.
std::string_view variable_of(Identifier::Kind kind);

/// The kind that a variable holds; none if it holds no identifier.
std::optional<Identifier::Kind> identifier_kind(std::string_view variable);

/// The places of the identifiers in a text: separated by commas, semicolons, or by spaces where every piece
/// is long enough to be one.
std::vector<Span> split_identifiers(Identifier::Kind kind, std::string_view text);

/// "arXiv:1501.00001".
std::string labelled(const Identifier& identifier);
std::optional<Identifier> from_labelled(std::string_view text);

}  // namespace citecheck::csl

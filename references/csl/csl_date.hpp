#pragma once
// Dates of CSL-JSON: date-parts, season and circa, or a text (raw, literal, EDTF).

#include <optional>
#include <vector>

#include "references/citation.hpp"
#include "references/csl/json_text.hpp"

namespace citecheck::csl {

struct ReadDate {
  std::optional<Claim<Date>> claim;  ///< None where nothing is stated ([[null]]).
  std::vector<JsonValue> left;       ///< The members that the claim does not tell.
};

ReadDate read_date(const JsonValue& value);

/// A date as a text on its own: EDTF, or as people write dates; unknown if it is neither.
Date date_from_text(std::string_view text);

}  // namespace citecheck::csl

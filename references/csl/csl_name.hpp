#pragma once
// Name variables of CSL-JSON.

#include <string>
#include <utility>
#include <vector>

#include "references/citation.hpp"
#include "references/csl/json_text.hpp"

namespace citecheck::csl {

struct ReadNames {
  std::vector<Claim<Name>> names;
  bool truncated = false;  ///< The list ends in "others" or "et al.".
  /// Members of names that CSL does not know, by a path: "2.ORCID" is of the second name.
  std::vector<std::pair<std::string, JsonValue>> left;
};

/// A list of names; one name, and names in a text, are taken for a list.
ReadNames read_names(const JsonValue& value);

}  // namespace citecheck::csl

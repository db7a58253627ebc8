#pragma once
// Parts of a citation as text that the tests of the readers of XML compare.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

inline std::string value(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

inline std::string other(const Citation& citation, std::string_view name) {
  const auto found = std::ranges::find(citation.other, name, [](const auto& field) { return field.first; });
  return found == citation.other.end() ? "" : found->second.value;
}

inline std::string names(const std::vector<Claim<Name>>& claims) {
  std::string out;
  for (const Claim<Name>& claim : claims) out += to_inverted_text(claim.value) + ";";
  return out;
}

inline std::string identifiers(const Citation& citation) {
  std::string out;
  for (const auto& claim : citation.identifiers)
    out += std::string(label(claim.value.kind)) + ":" + claim.value.value + ";";
  return out;
}

}  // namespace citecheck::test

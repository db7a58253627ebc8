#pragma once
// Parts of a citation as text, as the tests of readers compare them.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

inline std::string value(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}
inline std::string value(const std::optional<Claim<Url>>& claim) {
  return claim ? claim->value.href() : "";
}
inline std::string value(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "";
}

/// "Doe, Jane; Roe, Richard".
inline std::string names(const std::vector<Claim<Name>>& list) {
  std::string out;
  for (const Claim<Name>& name : list)
    out.append(out.empty() ? "" : "; ").append(to_inverted_text(name.value));
  return out;
}

/// "DOI 10.1000/182, PMID 12345".
inline std::string identifiers(const Citation& citation) {
  std::string out;
  for (const Claim<Identifier>& claim : citation.identifiers)
    out.append(out.empty() ? "" : ", ").append(label(claim.value.kind)).append(" ").append(claim.value.value);
  return out;
}

inline std::string other(const Citation& citation, std::string_view name) {
  for (const auto& [field, claim] : citation.other)
    if (field == name) return claim.value;
  return "";
}

}  // namespace citecheck::test

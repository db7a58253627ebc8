#pragma once
// Evidence from the compact JSON of a literate case: what the web would have answered.

#include <optional>
#include <string>
#include <vector>

#include "references/citation.hpp"
#include "rules/evidence.hpp"

namespace citecheck::test {

/// One Evidence per citation. Without `answers` nothing was asked ("offline"). Throws std::runtime_error if
/// the JSON is malformed or has a member nobody reads.
std::vector<Evidence> read_evidence(const Article& article, const std::optional<std::string>& answers);

}  // namespace citecheck::test

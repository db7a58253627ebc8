#pragma once
// How many Problems of one article are told.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck {

/// So many of each kind: nobody reads more before mending these.
inline constexpr std::size_t kMostOfAKind = 100;

/// Keeps the first kMostOfAKind of each kind; behind them one more says how many others there are, and where
/// they begin.
void bound_problems(std::vector<Problem>& problems);

/// "7 more problems of this kind (empty-ref) are not told one by one"
std::string more_of_a_kind(std::string_view kind, std::size_t count);

}  // namespace citecheck

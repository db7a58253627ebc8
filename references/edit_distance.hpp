#pragma once
// Edit distance: how many single bytes have to be changed, added or left out to make one word of another. For
// slips of spelling; costs the product of the lengths, so callers bound them.

#include <cstddef>
#include <string_view>

namespace citecheck {

/// Levenshtein's distance in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace citecheck

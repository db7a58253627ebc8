#pragma once
// What a page lists may be without end; comparing looks at the first few.

#include <algorithm>
#include <span>
#include <vector>

namespace citecheck {

/// The first `most` of the list, or all; lives as long as it.
template <typename T>
std::span<const T> first_few(const std::vector<T>& list, std::size_t most) {
  return std::span(list).first(std::min(list.size(), most));
}

}  // namespace citecheck

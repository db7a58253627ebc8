#pragma once
// Comparing names of authors: order, initials, particles, suffixes and diacritics do not make a difference;
// every author is compared, not only the first.

#include <cstdint>
#include <span>
#include <vector>

#include "references/name.hpp"

namespace citecheck {

enum class NameMatch : std::uint8_t { same, unclear, different };

/// `unclear` where scripts differ or one side is an organisation and the other a person.
NameMatch compare_names(const Name& a, const Name& b);

/// Which names of each list have no partner in the other; `unclear` is set where nothing can be said for
/// sure.
struct NameListDifference {
  std::vector<std::size_t> only_cited, only_found;  ///< Indices into the lists.
  bool unclear = false;
};
NameListDifference compare_name_lists(std::span<const Name> cited, std::span<const Name> found);

}  // namespace citecheck

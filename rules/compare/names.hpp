#pragma once
// Comparing names of authors: order, initials, particles, suffixes and diacritics do not make a difference;
// every author is compared, not only the first.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "references/name.hpp"

namespace citecheck {

enum class NameMatch : std::uint8_t { same, unclear, different };

/// A Latin name is the `same` as a Cyrillic or Greek one if its family name can be written so and the
/// initials of the given names agree. `unclear` where scripts differ otherwise, or one side is an
/// organisation and the other a person.
NameMatch compare_names(const Name& a, const Name& b);

/// Which names of each list have no partner in the other; `unclear` is set where nothing can be said for
/// sure.
struct NameListDifference {
  std::vector<std::size_t> only_cited, only_found;  ///< Indices into the lists.
  bool unclear = false;
};
/// Indices of two persons in each list: cited[k] has the given name of found[k] and the family name of the
/// other.
struct SwappedNames {
  std::array<std::size_t, 2> cited{}, found{};
};
/// None unless both given names are written out and differ.
std::optional<SwappedNames> swapped_family_names(std::span<const Name> cited, std::span<const Name> found);

NameListDifference compare_name_lists(std::span<const Name> cited, std::span<const Name> found);

}  // namespace citecheck

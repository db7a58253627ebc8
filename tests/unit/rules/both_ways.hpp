#pragma once
// Names compared both ways, which must come to the same.

#include <string_view>

#include "rules/compare/names.hpp"
#include "support/catch.hpp"

namespace citecheck::test {

inline NameMatch compare_both_ways(std::string_view a, std::string_view b) {
  const NameMatch match = compare_names(parse_name(a), parse_name(b));
  CHECK(compare_names(parse_name(b), parse_name(a)) == match);
  return match;
}

}  // namespace citecheck::test

#pragma once
// Comparing addresses: what makes two URLs those of one page, and what shows that they are of two.

#include <cstdint>
#include <string_view>

namespace citecheck {

enum class AddressMatch : std::uint8_t {
  same,      ///< But for scheme, "www", default port, slashes, case, escapes, fragment, tracking.
  unclear,   ///< Sites move their pages: says neither yes nor no.
  different  ///< Two pages side by side on one host: another last segment, another value in the query.
};

AddressMatch compare_addresses(std::string_view a, std::string_view b);

}  // namespace citecheck

#pragma once
// Numbers as ZIP files hold them.

#include <cstdint>
#include <string>

namespace citecheck::test {

/// The number's `size` lowest bytes, the lowest first; zeros beyond its eight.
inline std::string little_endian(std::uint64_t value, std::size_t size) {
  std::string out;
  for (; size > 0; --size, value >>= 8) out += static_cast<char>(value & 0xFF);
  return out;
}

}  // namespace citecheck::test

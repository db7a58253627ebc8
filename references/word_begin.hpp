#pragma once
// Word begins: a hash of the first letters of a word, the same in either case of ASCII. A set of words that
// are sought is told by a few bits from nearly all words of a text.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace citecheck {

inline constexpr std::size_t kWordBegins = 4096;  ///< Hashes are below.

/// Of the first three bytes, or of fewer where the word has no more.
constexpr std::size_t word_begin(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word.substr(0, 3)) letters = letters << 5 | static_cast<std::uint32_t>(c & 0x1F);
  return letters * 0x9E3779B1U >> 20;
}

}  // namespace citecheck

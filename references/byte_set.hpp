#pragma once
// Byte set: some of the 256 bytes, and the first of them in a text. What std::string_view::find_first_of
// does, without a search in the set for every byte of the text.

#include <array>
#include <cstddef>
#include <string_view>

namespace citecheck {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) contains_[static_cast<unsigned char>(c)] = true;
  }

  /// The same with the bytes from 0 to `last`.
  constexpr ByteSet up_to(unsigned char last) const {
    ByteSet out = *this;
    for (std::size_t c = 0; c <= last; ++c) out.contains_[c] = true;
    return out;
  }

  constexpr bool contains(char c) const { return contains_[static_cast<unsigned char>(c)]; }

  /// Where the first of them stands at or behind `from`; npos if none does.
  constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    for (; from < text.size(); ++from)
      if (contains(text[from])) return from;
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> contains_{};
};

}  // namespace citecheck

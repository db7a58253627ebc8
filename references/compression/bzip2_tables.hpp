#pragma once
// Bzip2Code: one prefix code of a bzip2 block, made ready for decoding: one look-up for codes of up to ten
// bits, which nearly all are, and a short search for longer ones.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "references/compression/bzip2_bits.hpp"

namespace citecheck {

class Bzip2Code {
 public:
  static constexpr unsigned kLongest = 20;
  static constexpr std::size_t kMostSymbols = 258;
  static constexpr unsigned kNoSymbol = 0x1FF;

  /// `lengths`: of each symbol's code, 1..20. Where there cannot be such a code it has no symbols: a damaged
  /// code does no harm as long as nothing is written in it.
  void build(std::span<const std::uint8_t> lengths);

  /// The next symbol, taken from bits of which kLongest are ready; kNoSymbol if there is none.
  unsigned take(Bzip2Bits& bits) const {
    const std::uint16_t entry = quick_[bits.peek(kQuick)];
    if (entry == 0) return take_long(bits);
    bits.drop(entry >> kSymbolBits);
    return entry & kNoSymbol;
  }

 private:
  static constexpr unsigned kQuick = 10, kSymbolBits = 9;

  unsigned take_long(Bzip2Bits& bits) const;

  std::array<std::uint16_t, 1u << kQuick> quick_;  ///< Length and symbol; 0: longer, or none.
  std::array<std::uint32_t, kLongest + 1> limit_;  ///< Left-aligned to 20 bits: codes below are this long.
  std::array<std::uint32_t, kLongest + 1> first_code_, first_index_;
  std::array<std::uint16_t, kMostSymbols> sorted_;  ///< Symbols by length, then by number.
};

}  // namespace citecheck

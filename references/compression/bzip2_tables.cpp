#include "references/compression/bzip2_tables.hpp"

#include <algorithm>

namespace citecheck {

void Bzip2Code::build(std::span<const std::uint8_t> lengths) {
  quick_.fill(0);
  std::array<std::uint32_t, kLongest + 1> count{};
  for (const std::uint8_t length : lengths) ++count[length];
  std::uint32_t code = 0, index = 0;
  for (unsigned length = 1; length <= kLongest; ++length) {
    code <<= 1;
    first_code_[length] = code;
    first_index_[length] = index;
    code += count[length];
    index += count[length];
    if (code > (1u << length)) return limit_.fill(0);  // More codes than there are of this length.
    limit_[length] = code << (kLongest - length);
  }
  std::array<std::uint32_t, kLongest + 1> next = first_index_;
  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
    sorted_[next[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);

  for (unsigned length = 1; length <= kQuick; ++length)
    for (std::uint32_t i = 0; i < count[length]; ++i) {
      const auto entry =
          static_cast<std::uint16_t>(length << kSymbolBits | sorted_[first_index_[length] + i]);
      const std::uint32_t from = (first_code_[length] + i) << (kQuick - length);
      std::fill_n(quick_.begin() + from, 1u << (kQuick - length), entry);
    }
}

unsigned Bzip2Code::take_long(Bzip2Bits& bits) const {
  const auto ahead = static_cast<std::uint32_t>(bits.peek(kLongest));
  for (unsigned length = kQuick + 1; length <= kLongest; ++length)
    if (ahead < limit_[length]) {
      bits.drop(length);
      return sorted_[first_index_[length] + (ahead >> (kLongest - length)) - first_code_[length]];
    }
  return kNoSymbol;
}

}  // namespace citecheck

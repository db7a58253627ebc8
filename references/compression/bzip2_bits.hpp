#pragma once
// Bzip2Bits: reads bits, the most significant of each byte first. Behind the end there are zeros; whoever
// reads looks now and then whether it is past().

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace citecheck {

class Bzip2Bits {
 public:
  /// From bit `begin` of `bytes` up to bit `end`.
  Bzip2Bits(std::string_view bytes, std::size_t begin, std::size_t end)
      : bytes_(bytes), next_(begin / 8), end_(end) {
    refill();
    drop(static_cast<unsigned>(begin % 8));
  }

  /// Makes at least 56 bits ready.
  void refill() {
    if (next_ + 8 <= bytes_.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes_.data() + next_, 8);
      if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
      ready_ |= word >> count_;
      next_ += (63 - count_) / 8;
      count_ |= 56;
      return;
    }
    for (; count_ <= 56; count_ += 8, ++next_)
      if (next_ < bytes_.size())
        ready_ |= std::uint64_t{static_cast<unsigned char>(bytes_[next_])} << (56 - count_);
  }

  /// The next `count` bits, 1 to 56, without taking them; they must be ready.
  std::uint64_t peek(unsigned count) const { return ready_ >> (64 - count); }
  void drop(unsigned count) {
    ready_ <<= count;
    count_ -= count;
  }
  /// The next `count` bits, 1 to 56.
  std::uint64_t take(unsigned count) {
    refill();
    const std::uint64_t bits = peek(count);
    drop(count);
    return bits;
  }

  std::size_t at() const { return next_ * 8 - count_; }
  bool past() const { return at() > end_; }

 private:
  std::string_view bytes_;
  std::size_t next_, end_;
  std::uint64_t ready_ = 0;  ///< The next count_ bits, from the most significant on.
  unsigned count_ = 0;
};

}  // namespace citecheck

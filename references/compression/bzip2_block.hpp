#pragma once
// Bzip2Block: one block of a bzip2 file, decoded on its own. Blocks begin at any bit and need nothing of each
// other, so many can be decoded at once.
//
// Where a block's time goes is the walk through the inverse Burrows-Wheeler transform: each step reads where
// the last one says, in megabytes of memory, and waits. Walks of several blocks, a step of each in turn, wait
// together; that is why blocks are decoded in small groups, and why libbz2 is not used: it walks one block at
// a time, and is slower for it than what is asked of this reader.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace citecheck {

/// The 48 bits that a block begins with, and those at a stream's end.
inline constexpr std::uint64_t kBzip2Block = 0x314159265359, kBzip2End = 0x177245385090;
inline constexpr std::size_t kBzip2MarkBits = 48;
/// Bytes of a block before its runs of equal bytes are expanded: at most nine times this.
inline constexpr std::size_t kBzip2Unit = 100'000;
/// More bytes than this a block cannot take up compressed: 900,000 symbols of at most 20 bits, and its
/// tables.
inline constexpr std::size_t kLongestBzip2Block = 2'400'000;

inline constexpr std::uint32_t kBzip2CrcStart = 0xFFFFFFFF;  ///< And what comes out is inverted.

/// CRC-32 as bzip2 takes it: the most significant bit first.
std::uint32_t bzip2_crc(std::uint32_t crc, std::string_view bytes);

class Bzip2Block {
 public:
  enum class State : std::uint8_t {
    good,
    needs_more,  ///< The bits end before the block does.
    damaged,
    randomised,  ///< As versions before 0.9.5 wrote in rare cases; not read.
  };

  /// Up to this many are decoded together with most profit.
  static constexpr std::size_t kLanes = 4;

  /// Memory to decode in, kept from block to block.
  class Lane {
   public:
    std::uint32_t* links();  ///< Made at the first call.

   private:
    struct Free {
      void operator()(std::uint32_t* links) const;
    };
    std::unique_ptr<std::uint32_t, Free> links_;
  };

  /// Decodes the block whose mark begins at bit `begin` of `bytes` (counted from the most significant of byte
  /// 0), and that ends before bit `end`, except for its runs.
  State decode(std::string_view bytes, std::size_t begin, std::size_t end, Lane& lane);

  /// The second half, for blocks of which decode() gave `good`: `lanes[i]` is that of `blocks[i]`.
  static void unravel(std::span<Bzip2Block* const> blocks, std::span<Lane* const> lanes);

  /// Puts more of the block's bytes, runs expanded, into `into`; 0 at its end. A block may expand to
  /// fifty times its size.
  std::size_t read(std::span<char> into);

  std::size_t end_bit() const { return end_bit_; }  ///< Behind its last bit.
  std::size_t size() const { return size_; }        ///< Before runs are expanded.
  std::uint32_t stated_crc() const { return stated_crc_; }
  /// Once read() gave 0: whether what it gave is what was compressed.
  bool intact() const { return !broken_run_ && ~crc_ == stated_crc_; }

 private:
  std::string raw_;
  std::size_t at_ = 0;    ///< Of raw_: what read() gives next.
  unsigned pending_ = 0;  ///< Bytes that a run still owes.
  char pending_byte_ = 0;
  bool broken_run_ = false;
  std::size_t size_ = 0, end_bit_ = 0;
  std::uint32_t origin_ = 0, stated_crc_ = 0, crc_ = kBzip2CrcStart;
};

}  // namespace citecheck

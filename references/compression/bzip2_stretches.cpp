#include "references/compression/bzip2_stretches.hpp"

#include <algorithm>
#include <array>

#include "references/compression/bzip2_bits.hpp"
#include "references/compression/bzip2_block.hpp"

namespace citecheck {

namespace {

/// For each byte: at which bits of the byte before it (as a mask) a mark may begin.
constexpr auto kMayBegin = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned bit = 0; bit < 8; ++bit)
    table[kBzip2Block >> (32 + bit) & 0xFF] |= static_cast<std::uint8_t>(1u << bit);
  return table;
}();

/// Longer stretches are cut: no block is as long, so there is something else than bzip2 in it.
constexpr std::size_t kLongestStretch = kLongestBzip2Block + 1024;

}  // namespace

std::size_t find_bzip2_mark(std::string_view bytes, std::size_t from) {
  constexpr std::size_t kMarkBytes = kBzip2MarkBits / 8;
  for (std::size_t at = from / 8; at + kMarkBytes <= bytes.size(); ++at) {
    const std::uint8_t may = kMayBegin[static_cast<unsigned char>(bytes[at + 1])];
    if (may == 0) continue;
    for (unsigned bit = 0; bit < 8; ++bit) {
      const std::size_t begin = at * 8 + bit;
      if ((may >> bit & 1) == 0 || begin < from || begin + kBzip2MarkBits > bytes.size() * 8) continue;
      if (Bzip2Bits(bytes, begin, bytes.size() * 8).peek(kBzip2MarkBits) == kBzip2Block) return begin;
    }
  }
  return std::string_view::npos;
}

void Bzip2Stretch::join(const Bzip2Stretch& next) {
  bytes.resize(next.offset - offset);
  bytes += next.bytes;
  end = (next.offset - offset) * 8 + next.end;
}

std::optional<Bzip2Stretch> Bzip2Stretches::next() {
  constexpr std::size_t kNowhere = std::string_view::npos;
  std::size_t searched = bit_ + (marked_ ? 1 : 0);
  std::size_t mark = kNowhere;
  for (;;) {
    const std::string_view ahead = in_.ahead();
    mark = find_bzip2_mark(ahead, searched);
    if (mark != kNowhere || ahead.size() > kLongestStretch) break;
    const std::size_t unsure = kBzip2MarkBits - 1;
    searched = std::max(searched, ahead.size() * 8 - std::min(ahead.size() * 8, unsure));
    if (!in_.extend()) break;
  }
  const std::string_view ahead = in_.ahead();
  if (ahead.size() * 8 <= bit_) return std::nullopt;
  Bzip2Stretch out;
  out.begin = bit_;
  out.marked = marked_;
  out.offset = in_.offset();
  out.end = mark != kNowhere ? mark : std::min(ahead.size(), kLongestStretch) * 8;
  out.bytes.reserve(out.end / 8 + 9);
  out.bytes = ahead.substr(0, (out.end + 7) / 8);
  in_.take(out.end / 8);
  bit_ = out.end % 8;
  marked_ = mark != kNowhere;
  return out;
}

}  // namespace citecheck

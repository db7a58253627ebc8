#pragma once
// Bzip2Stretches: a bzip2 file cut at the marks that blocks begin with, which may stand at any bit. A block's
// own bits may look like a mark (once in some terabytes by chance, at will in a hostile file); whoever
// decodes finds that out and joins the stretches again.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "references/compression/input_bytes.hpp"

namespace citecheck {

/// From one mark to the next. Neighbours share the byte in which one ends and the next begins.
struct Bzip2Stretch {
  std::string bytes;
  std::size_t begin = 0, end = 0;  ///< Bits in `bytes`, counted from its first one's most significant.
  bool marked = false;             ///< It begins with a block's mark.
  std::uint64_t offset = 0;        ///< Of bytes[0] in the file.

  /// Makes it one with the stretch that follows it in the file.
  void join(const Bzip2Stretch& next);
};

class Bzip2Stretches {
 public:
  explicit Bzip2Stretches(InputBytes in) : in_(std::move(in)) {}

  /// None at the end of the file.
  std::optional<Bzip2Stretch> next();

 private:
  InputBytes in_;
  std::size_t bit_ = 0;  ///< Of the first byte ahead: where the next stretch begins.
  bool marked_ = false;
};

/// The first bit from `from` on where a block's mark stands, whole; npos if there is none.
std::size_t find_bzip2_mark(std::string_view bytes, std::size_t from);

}  // namespace citecheck

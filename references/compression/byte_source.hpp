#pragma once
// ByteSource: the bytes of an input of any size, one stretch after the other, decompressed where the input is
// compressed (gzip, bzip2, zstd; told by its first bytes). Memory is bounded whatever the input claims.

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citecheck {

/// Where bytes are missing. `kind` is a stable word: "damaged-stream", "truncated-stream", "trailing-bytes".
struct StreamFault {
  std::string_view kind;
  std::string what;  ///< A sentence for a person, with the offset in the file.
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Puts bytes into `into` (which is not empty), one at least; 0 at the end and where bytes are missing.
  /// Throws std::runtime_error if the stream itself fails.
  virtual std::size_t read(std::span<char> into) = 0;
  /// To be asked after read() gave 0: what is missing there; none at the end. The next read() goes on behind
  /// the damage where the format allows it.
  virtual std::optional<StreamFault> take_fault() = 0;
};

/// `threads`: how many may decode at once.
std::unique_ptr<ByteSource> open_byte_source(std::unique_ptr<std::istream> in, unsigned threads);

enum class Compression : unsigned char { none, gzip, bzip2, zstd };

Compression compression_of(std::string_view head);

/// The beginning of what the first bytes of a file hold, as far as it can be told from them alone.
std::string decompressed_head(std::string_view head);

}  // namespace citecheck

#pragma once
// InputBytes: a stream's bytes in blocks, for decoders: what lies ahead, and where in the file that is.

#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace citecheck {

class InputBytes {
 public:
  explicit InputBytes(std::unique_ptr<std::istream> in) : in_(std::move(in)) {}

  /// What has been read and not yet been taken.
  std::string_view ahead() const { return std::string_view(buffer_).substr(begin_); }
  /// Reads a block more behind it; false if there is none.
  bool extend();
  void take(std::size_t count) { begin_ += count; }
  /// Puts bytes into `into`, past the blocks where nothing lies ahead; 0 at the end.
  std::size_t read(std::span<char> into);
  /// Of the first byte ahead, in the file.
  std::uint64_t offset() const { return dropped_ + begin_; }

 private:
  std::unique_ptr<std::istream> in_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace citecheck

#pragma once
// InputStream: a file, standard input or a pipe as a stream of bytes. Whoever writes to it may be slow: that
// is waited for in short turns, between which the reading may be interrupted.

#include <functional>
#include <istream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "references/result.hpp"

namespace citecheck {

/// Asked now and then while an input is read; true ends the reading.
using Interrupted = std::function<bool()>;

/// Thrown out of the stream's buffer when the reading was interrupted.
class ReadingInterrupted : public std::runtime_error {
 public:
  ReadingInterrupted() : std::runtime_error("interrupted") {}
};

class InputStream : public std::istream {
 public:
  /// "-" is standard input, which stays open. The error is a sentence for a person, without the path.
  static Result<std::unique_ptr<InputStream>> open(const std::string& path, Interrupted interrupted);
  ~InputStream() override;
  InputStream(const InputStream&) = delete;
  InputStream& operator=(const InputStream&) = delete;

  /// The first bytes, up to `count` of them, which are still to be read.
  std::string_view head(std::size_t count);

 private:
  class Buffer;
  explicit InputStream(std::unique_ptr<Buffer> buffer);
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace citecheck

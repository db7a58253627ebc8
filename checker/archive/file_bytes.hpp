#pragma once
// FileBytes: a file opened for reading at any place of it. It stays the file it was when it was opened,
// whatever happens to its name.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace citecheck {

class FileBytes {
 public:
  /// Throws std::runtime_error, with what to do, if it is no regular file that can be read.
  explicit FileBytes(const std::string& path);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }

  /// Up to `count` bytes from `offset`, fewer at the end of the file, in `buffer`. Throws std::runtime_error
  /// if they cannot be read.
  std::string_view read(std::uint64_t offset, std::size_t count, std::string& buffer) const;

 private:
  std::string path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

/// Throws the std::runtime_error of an archive that cannot be read, and why.
[[noreturn]] void refuse_archive(const std::string& path, const std::string& why);

}  // namespace citecheck

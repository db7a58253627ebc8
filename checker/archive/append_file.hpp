#pragma once
// AppendFile: a file that grows by whole pieces. A piece that does not fit leaves the file as it was before
// it, so that a full disk never leaves half a record behind.

#include <cstdint>
#include <string>
#include <string_view>

#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

class AppendFile {
 public:
  /// Creates the file. Throws std::runtime_error, with what to do, if it cannot or if it exists.
  explicit AppendFile(std::string path);
  /// Opens a file that exists, to go on behind byte `at`; what lies there is dropped. Throws likewise.
  AppendFile(std::string path, std::uint64_t at);
  ~AppendFile();
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  const std::string& path() const { return path_; }
  std::uint64_t end() const { return end_; }

  /// Appends all or nothing and returns where it begins. It is with the system when this returns: it outlives
  /// the process. Keeps room on the disk for `later` more bytes, which the caller owes to the file. Throws
  /// std::runtime_error if the disk is full. (A process limit on the file's size is told in the same way only
  /// where SIGXFSZ is ignored.)
  std::uint64_t append(std::string_view bytes, std::uint64_t later = 0);
  std::uint64_t append(const SpooledBytes& bytes, std::uint64_t later = 0);
  /// Writes over bytes that are there. Throws std::runtime_error if the system could not.
  void overwrite(std::uint64_t at, std::string_view bytes);
  /// Removes the file: it holds nothing that is worth keeping.
  void remove();
  /// Brings all to the disk. Throws std::runtime_error if the system could not.
  void close();

 private:
  bool reserve(std::uint64_t end);
  bool take_back();
  [[noreturn]] void fail(int error);

  std::string path_;
  int file_ = -1;
  std::uint64_t end_ = 0;       ///< Behind the last whole append.
  std::uint64_t reserved_ = 0;  ///< Up to here the disk has room.
};

}  // namespace citecheck

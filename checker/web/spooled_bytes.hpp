#pragma once
// SpooledBytes: bytes that come piece by piece and may be many: the body of an answer, the records made of
// it. Few are held in memory; more lie in a temporary file that has no name, and so vanishes with the
// process. Whoever reads them asks for a piece at a time, so that memory stays bounded whatever a server
// sends.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace citecheck {

class SpooledBytes {
 public:
  /// More than nearly every page has.
  static constexpr std::size_t kInMemory = 1U << 20;

  SpooledBytes() = default;
  /// `in_memory`: how many bytes are held before the file is made.
  explicit SpooledBytes(std::size_t in_memory) : in_memory_(in_memory) {}
  /// Held in memory, however many they are.
  explicit SpooledBytes(std::string bytes) : held_(std::move(bytes)) {}
  SpooledBytes& operator=(std::string bytes) { return *this = SpooledBytes(std::move(bytes)); }

  std::uint64_t size() const { return file_ ? in_file_ : held_.size(); }
  bool empty() const { return size() == 0; }
  bool in_file() const { return file_ != nullptr; }

  /// The file lies in the folder that TMPDIR names, else in /var/tmp (/tmp may be memory); where none can be
  /// made there, memory is used. A copy shares the file: only one of both may go on. Throws
  /// std::runtime_error, with what to do, if the disk is full; the bytes are then those before.
  void append(std::string_view bytes);
  /// Writes over bytes that are there. Throws likewise.
  void overwrite(std::uint64_t at, std::string_view bytes);
  void clear();

  /// The bytes from `at` on, `count` of them unless they end before. Valid until these or `buffer` are
  /// changed. Throws std::runtime_error if the file cannot be read.
  std::string_view read(std::uint64_t at, std::size_t count, std::string& buffer) const;
  /// A copy of the first bytes. Throws likewise.
  std::string head(std::size_t count) const;
  /// All bytes in order, in the same pieces wherever they lie. Throws likewise.
  template <typename Take>
  void for_each_piece(Take&& take) const {
    std::string buffer;
    for (std::uint64_t at = 0; at < size(); at += kPiece) take(read(at, kPiece, buffer));
  }

  friend bool operator==(const SpooledBytes& bytes, std::string_view other);
  friend bool operator==(const SpooledBytes& bytes, const SpooledBytes& other);

 private:
  static constexpr std::size_t kPiece = 256U << 10;
  class File;

  std::size_t in_memory_ = kInMemory;
  std::string held_;
  std::shared_ptr<const File> file_;
  std::uint64_t in_file_ = 0;
};

}  // namespace citecheck

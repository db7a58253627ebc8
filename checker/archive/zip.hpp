#pragma once
// The little of ZIP (APPNOTE 6.3) that a WACZ is made of: entries stored as they are or deflated, one behind
// the other, and the directory at the end. It is written here, and not by a library that makes the file when
// all is over, because the file grows while the run goes on, must be readable after a kill at any byte, and
// the places that reports name are bytes of this very file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/file_bytes.hpp"

namespace citecheck {

struct ZipEntry {
  std::string name;
  std::uint64_t header = 0;    ///< Where its local header lies.
  std::uint64_t begin = 0;     ///< Where its bytes lie.
  std::uint64_t size = 0;      ///< How many: packed ones, if they are packed.
  std::uint32_t crc = 0;       ///< CRC-32 of the unpacked bytes.
  int method = 0;              ///< 0 stored, 8 deflated, …
  std::uint64_t unpacked = 0;  ///< Bytes of the content, if it is packed.
  /// CRC-32 of the packed bytes, if they are packed. It stands in a field "cc" of the local header, which
  /// other readers skip: so a change shows that unpacking would not notice.
  std::uint32_t seal = 0;
  bool encrypted = false;

  std::uint64_t content_size() const { return method == 0 ? size : unpacked; }
};

/// What a local header or the directory cannot say of a larger entry.
inline constexpr std::uint64_t kMaxZipEntry = 0xFFFF'FFFE;

/// The local header that stands before an entry's bytes; its length depends on the name and the method alone.
/// An entry whose size is not known yet gets its header again when it is.
std::string zip_local_header(const ZipEntry& entry);

/// The directory and its end, for entries that all lie before `at`, where it is going to be written.
std::string zip_directory(const std::vector<ZipEntry>& entries, std::uint64_t at);

struct ZipContents {
  std::vector<ZipEntry> entries;  ///< As they lie in the file.
  std::uint64_t end = 0;          ///< Behind the last entry: where the directory begins.
  /// False if the directory is missing or damaged, as after a kill: the entries are those found from the
  /// front, and the last one may be part of what was under way.
  bool finished = false;
  std::string fault;  ///< Why it is not finished.
};

/// True if the file begins as a ZIP does.
bool looks_like_zip(const FileBytes& file);

/// Linear in the size of the directory, and bounded: at most 100,000 entries are read. Places lie within the
/// file, and no two entries share a byte.
ZipContents read_zip(const FileBytes& file);

}  // namespace citecheck

#pragma once
// Compressing, for tests of reading what is compressed.

#include <string>
#include <string_view>

namespace citecheck::test {

std::string gzipped(std::string_view bytes);
std::string zstd_compressed(std::string_view bytes);
/// Blocks of `level` hundred thousand bytes.
std::string bzipped(std::string_view bytes, int level = 9);

/// What the library makes of a bzip2 file; ok is false if it finds a fault.
struct Unzipped {
  bool ok = false;
  std::string bytes;
};
Unzipped bunzipped_by_library(std::string_view bytes);

}  // namespace citecheck::test

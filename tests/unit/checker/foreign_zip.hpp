#pragma once
// ZIP files as other tools write them: deflated entries, sizes behind the bytes or in Zip64 fields, folders.

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/deflate.hpp"
#include "support/little_endian.hpp"

namespace citecheck::test {

class ForeignZip {
 public:
  struct How {
    int method = 8;           ///< 0 stored, 8 deflated; others are written as if stored.
    bool descriptor = false;  ///< Sizes and checksum stand behind the bytes.
    bool zip64 = false;       ///< Sizes stand in Zip64 fields.
    bool encrypted = false;   ///< Says so; the bytes are as they were.
  };

  ForeignZip& add(const std::string& name, std::string_view content) { return add(name, content, How{}); }
  ForeignZip& add(const std::string& name, std::string_view content, How how) {
    const std::string packed = how.method == 8 ? deflated(content) : std::string(content);
    add_raw(name, packed, content.size(), crc_of(content), how);
    return *this;
  }

  /// Bytes that may be something else than the entry says.
  ForeignZip& add_raw(const std::string& name, std::string_view packed, std::uint64_t unpacked,
                      std::uint64_t crc, How how) {
    const std::uint64_t at = bytes_.size(), flags = (how.descriptor ? 8 : 0) + (how.encrypted ? 1 : 0);
    const std::string sizes64 = little_endian(1, 2) + little_endian(16, 2) +
                                little_endian(how.descriptor ? 0 : unpacked, 8) +
                                little_endian(how.descriptor ? 0 : packed.size(), 8);
    const auto size = [&](std::uint64_t value) {
      return little_endian(how.zip64 ? 0xFFFF'FFFF : how.descriptor ? 0 : value, 4);
    };
    const std::string common = little_endian(how.zip64 ? 45 : 20, 2) + little_endian(flags, 2) +
                               little_endian(static_cast<std::uint64_t>(how.method), 2) +
                               little_endian(0x21'0000, 4);
    bytes_ += little_endian(0x04034b50, 4) + common + little_endian(how.descriptor ? 0 : crc, 4) +
              size(packed.size()) + size(unpacked) + little_endian(name.size(), 2) +
              little_endian(how.zip64 ? sizes64.size() : 0, 2) + name + (how.zip64 ? sizes64 : "");
    bytes_ += packed;
    const unsigned wide = how.zip64 ? 8 : 4;
    if (how.descriptor)
      bytes_ += little_endian(0x08074b50, 4) + little_endian(crc, 4) + little_endian(packed.size(), wide) +
                little_endian(unpacked, wide);
    list(name, packed.size(), unpacked, crc, at, common, how.zip64);
    return *this;
  }

  /// A second entry that claims the bytes of one before it.
  ForeignZip& list(const std::string& name, std::uint64_t packed, std::uint64_t unpacked, std::uint64_t crc,
                   std::uint64_t at, const std::string& common, bool zip64) {
    const std::string wide =
        little_endian(1, 2) + little_endian(16, 2) + little_endian(unpacked, 8) + little_endian(packed, 8);
    directory_ += little_endian(0x02014b50, 4) + little_endian(20, 2) + common + little_endian(crc, 4) +
                  little_endian(zip64 ? 0xFFFF'FFFF : packed, 4) +
                  little_endian(zip64 ? 0xFFFF'FFFF : unpacked, 4) + little_endian(name.size(), 2) +
                  little_endian(zip64 ? wide.size() : 0, 2) + little_endian(0, 10) + little_endian(at, 4) +
                  name + (zip64 ? wide : "");
    ++count_;
    return *this;
  }

  /// What there is so far, without a directory.
  const std::string& unfinished() const { return bytes_; }
  std::string bytes() const {
    return bytes_ + directory_ + little_endian(0x06054b50, 4) + little_endian(0, 4) +
           little_endian(count_, 2) + little_endian(count_, 2) + little_endian(directory_.size(), 4) +
           little_endian(bytes_.size(), 4) + little_endian(0, 2);
  }

  static std::uint64_t crc_of(std::string_view content) {
    return crc32(0, reinterpret_cast<const unsigned char*>(content.data()),
                 static_cast<unsigned>(content.size()));
  }

 private:
  std::string bytes_, directory_;
  std::uint64_t count_ = 0;
};

}  // namespace citecheck::test

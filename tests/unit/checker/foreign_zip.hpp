#pragma once
// ZIP files as other tools write them: deflated entries, sizes behind the bytes or in Zip64 fields, folders.

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/deflate.hpp"

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
    const std::string sizes64 = number(1, 2) + number(16, 2) + number(how.descriptor ? 0 : unpacked, 8) +
                                number(how.descriptor ? 0 : packed.size(), 8);
    const auto size = [&](std::uint64_t value) {
      return number(how.zip64 ? 0xFFFF'FFFF : how.descriptor ? 0 : value, 4);
    };
    const std::string common = number(how.zip64 ? 45 : 20, 2) + number(flags, 2) +
                               number(static_cast<std::uint64_t>(how.method), 2) + number(0x21'0000, 4);
    bytes_ += number(0x04034b50, 4) + common + number(how.descriptor ? 0 : crc, 4) + size(packed.size()) +
              size(unpacked) + number(name.size(), 2) + number(how.zip64 ? sizes64.size() : 0, 2) + name +
              (how.zip64 ? sizes64 : "");
    bytes_ += packed;
    const unsigned wide = how.zip64 ? 8 : 4;
    if (how.descriptor)
      bytes_ += number(0x08074b50, 4) + number(crc, 4) + number(packed.size(), wide) + number(unpacked, wide);
    list(name, packed.size(), unpacked, crc, at, common, how.zip64);
    return *this;
  }

  /// A second entry that claims the bytes of one before it.
  ForeignZip& list(const std::string& name, std::uint64_t packed, std::uint64_t unpacked, std::uint64_t crc,
                   std::uint64_t at, const std::string& common, bool zip64) {
    const std::string wide = number(1, 2) + number(16, 2) + number(unpacked, 8) + number(packed, 8);
    directory_ += number(0x02014b50, 4) + number(20, 2) + common + number(crc, 4) +
                  number(zip64 ? 0xFFFF'FFFF : packed, 4) + number(zip64 ? 0xFFFF'FFFF : unpacked, 4) +
                  number(name.size(), 2) + number(zip64 ? wide.size() : 0, 2) + number(0, 10) +
                  number(at, 4) + name + (zip64 ? wide : "");
    ++count_;
    return *this;
  }

  /// What there is so far, without a directory.
  const std::string& unfinished() const { return bytes_; }
  std::string bytes() const {
    return bytes_ + directory_ + number(0x06054b50, 4) + number(0, 4) + number(count_, 2) +
           number(count_, 2) + number(directory_.size(), 4) + number(bytes_.size(), 4) + number(0, 2);
  }

  static std::string number(std::uint64_t value, unsigned size) {
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
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

#include "checker/archive/gzip.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace citecheck {

namespace {

constexpr int kLevel = 6;  // beyond it size hardly shrinks and time grows
constexpr std::size_t kTrailerSize = 8, kSealAt = 16, kSealSize = 4;
// Magic, deflate, FEXTRA, no time, no hint, unknown system; 8 bytes of extra field: "cc", 4 bytes.
constexpr std::string_view kHeader{"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x08\0cc\x04\0\0\0\0\0", kSealedHeaderSize};
constexpr std::size_t kExtraAt = 10;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

/// One per thread: making one clears hundreds of kilobytes.
libdeflate_compressor& compressor() {
  thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> own(
      libdeflate_alloc_compressor(kLevel));
  if (!own) throw std::bad_alloc();
  return *own;
}

void put_u32(char* at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) at[i] = static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace

void append_gzip_member(std::string& out, std::string_view content) {
  const std::size_t begin = out.size();
  const std::size_t bound = libdeflate_deflate_compress_bound(&compressor(), content.size());
  out.resize(begin + kHeader.size() + bound + kTrailerSize);
  kHeader.copy(out.data() + begin, kHeader.size());
  const std::size_t packed = libdeflate_deflate_compress(&compressor(), content.data(), content.size(),
                                                         out.data() + begin + kHeader.size(), bound);
  char* const trailer = out.data() + begin + kHeader.size() + packed;
  put_u32(trailer, add_to_crc(0, content));
  put_u32(trailer + 4, static_cast<std::uint32_t>(content.size()));
  out.resize(begin + kHeader.size() + packed + kTrailerSize);
  put_u32(out.data() + begin + kSealAt, add_to_crc(0, std::string_view(out).substr(begin)));
}

std::optional<std::uint32_t> seal_in(std::string_view header) {
  constexpr std::size_t kFlagsAt = 3, kFextra = 4;
  constexpr std::string_view kExtra = kHeader.substr(kExtraAt, kSealAt - kExtraAt);
  if (header.size() < kHeader.size() || !(static_cast<unsigned char>(header[kFlagsAt]) & kFextra) ||
      header.substr(kExtraAt, kExtra.size()) != kExtra)
    return std::nullopt;
  std::uint32_t seal = 0;
  for (std::size_t i = kSealSize; i-- > 0;)
    seal = seal << 8 | static_cast<unsigned char>(header[kSealAt + i]);
  return seal;
}

std::uint32_t sealed_header_crc(std::string_view header) {
  constexpr std::string_view kZeros{"\0\0\0\0", kSealSize};
  return add_to_crc(add_to_crc(0, header.substr(0, kSealAt)), kZeros);
}

std::uint32_t add_to_crc(std::uint32_t crc, std::string_view bytes) {
  return libdeflate_crc32(crc, bytes.data(), bytes.size());
}

}  // namespace citecheck

#include "checker/archive/gzip.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace citecheck {

namespace {

constexpr int kLevel = 6;  // beyond it size hardly shrinks and time grows
constexpr std::size_t kTrailerSize = 8, kSealAt = 16, kSealSize = 4;
// Magic, deflate, FEXTRA, no time, no hint, unknown system; 8 bytes of extra field: "cc", 4 bytes.
constexpr std::string_view kHeader{"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x08\0cc\x04\0\0\0\0\0", kSealedHeaderSize};
constexpr std::size_t kExtraAt = 10;
/// libdeflate takes the whole content at once, and room for it once more: what is longer is left to zlib,
/// which is slower but takes it as it comes.
constexpr std::size_t kMostAtOnce = std::size_t{1} << 18;

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

void deflate_at_once(std::string& out, std::span<const std::string_view> pieces) {
  std::string joined;
  for (const std::string_view piece : pieces) joined += piece;
  const std::size_t begin = out.size();
  const std::size_t bound = libdeflate_deflate_compress_bound(&compressor(), joined.size());
  out.resize(begin + bound);
  out.resize(begin + libdeflate_deflate_compress(&compressor(), joined.data(), joined.size(),
                                                 out.data() + begin, bound));
}

struct Deflation {
  z_stream stream{};

  Deflation() {
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflation() { deflateEnd(&stream); }
  Deflation(const Deflation&) = delete;
  Deflation& operator=(const Deflation&) = delete;

  void take(std::string_view bytes, int flush, std::string& out) {
    std::array<char, 1 << 16> block;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it.
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(block.data());
      stream.avail_out = static_cast<uInt>(block.size());
      deflate(&stream, flush);
      const std::size_t count = block.size() - stream.avail_out;
      // Doubling would hold twice the memory of a body that does not compress.
      if (out.capacity() - out.size() < count)
        out.reserve(out.size() + std::max(block.size(), out.size() / 8));
      out.append(block.data(), count);
    } while (stream.avail_out == 0);
  }
};

void deflate_piecewise(std::string& out, std::span<const std::string_view> pieces) {
  constexpr std::size_t kStep = std::size_t{1} << 30;  // zlib counts in 32 bits.
  Deflation deflation;
  for (std::string_view piece : pieces)
    for (; !piece.empty(); piece.remove_prefix(std::min(piece.size(), kStep)))
      deflation.take(piece.substr(0, kStep), Z_NO_FLUSH, out);
  deflation.take({}, Z_FINISH, out);
}

}  // namespace

void append_gzip_member(std::string& out, std::span<const std::string_view> pieces) {
  const std::size_t begin = out.size();
  std::size_t size = 0;
  std::uint32_t crc = 0;
  for (const std::string_view piece : pieces) {
    size += piece.size();
    crc = add_to_crc(crc, piece);
  }
  out.append(kHeader);
  (size <= kMostAtOnce ? deflate_at_once : deflate_piecewise)(out, pieces);
  std::array<char, kTrailerSize> trailer{};
  put_u32(trailer.data(), crc);
  put_u32(trailer.data() + 4, static_cast<std::uint32_t>(size));
  out.append(trailer.data(), trailer.size());
  put_u32(out.data() + begin + kSealAt, add_to_crc(0, std::string_view(out).substr(begin)));
}

std::string deflated(std::string_view content) {
  std::string out;
  (content.size() <= kMostAtOnce ? deflate_at_once : deflate_piecewise)(out, std::array{content});
  return out;
}

void append_gzip_member(std::string& out, std::string_view content) {
  append_gzip_member(out, std::array{content});
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
  if (bytes.empty()) return crc;  // For a null pointer libdeflate begins anew.
  return libdeflate_crc32(crc, bytes.data(), bytes.size());
}

}  // namespace citecheck

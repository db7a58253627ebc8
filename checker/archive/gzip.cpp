#include "checker/archive/gzip.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
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

std::string deflate_at_once(std::string_view content) {
  std::string out(libdeflate_deflate_compress_bound(&compressor(), content.size()), '\0');
  out.resize(
      libdeflate_deflate_compress(&compressor(), content.data(), content.size(), out.data(), out.size()));
  return out;
}

/// Deflates what comes piece by piece.
class Deflation {
 public:
  /// Takes what is packed.
  using Put = std::function<void(std::string_view)>;

  explicit Deflation(Put put) : put_(std::move(put)) {
    if (deflateInit2(&stream_, kLevel, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflation() { deflateEnd(&stream_); }
  Deflation(const Deflation&) = delete;
  Deflation& operator=(const Deflation&) = delete;

  void add(std::string_view bytes) {
    constexpr std::size_t kStep = std::size_t{1} << 30;  // zlib counts in 32 bits.
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kStep)))
      take(bytes.substr(0, kStep), Z_NO_FLUSH);
  }

  /// Of a long content. Films, photographs and archives do not shrink, and it takes long to find that out: so
  /// behind some of it that did not, more is stored as it is before it is tried again.
  void add_piece(std::string_view piece) {
    constexpr std::uint64_t kTried = 1U << 20, kStored = 15U << 20;
    add(piece);
    given_ += piece.size();
    if (given_ < (stores_ ? kStored : kTried)) return;
    const bool shrank = got_ < given_ / 50 * 49;
    given_ = got_ = 0;
    if (stores_ || !shrank) set_storing(!stores_);
  }

  void finish() { take({}, Z_FINISH); }

 private:
  void take(std::string_view bytes, int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it.
    stream_.avail_in = static_cast<uInt>(bytes.size());
    run([&] {
      deflate(&stream_, flush);
      return stream_.avail_out == 0;
    });
  }

  void set_storing(bool stores) {
    stores_ = stores;
    run([&] { return deflateParams(&stream_, stores ? 0 : kLevel, Z_DEFAULT_STRATEGY) == Z_BUF_ERROR; });
  }

  /// Calls `step`, with room for what it packs, as long as it wants more.
  template <typename Step>
  void run(Step step) {
    for (bool more = true; more;) {
      stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
      stream_.avail_out = static_cast<uInt>(block_.size());
      more = step();
      const std::size_t count = block_.size() - stream_.avail_out;
      put_({block_.data(), count});
      got_ += count;
    }
  }

  Put put_;
  z_stream stream_{};
  std::array<char, 1 << 16> block_;
  std::uint64_t given_ = 0, got_ = 0;  // of add_piece(), since it last chose
  bool stores_ = false;
};

}  // namespace

void append_gzip_member(SpooledBytes& out, std::string_view front, const SpooledBytes& body,
                        std::string_view back) {
  const std::uint64_t begin = out.size(), size = front.size() + body.size() + back.size();
  std::uint32_t crc = 0, seal = 0;
  const auto put = [&](std::string_view bytes) {
    out.append(bytes);
    seal = add_to_crc(seal, bytes);
  };
  put(kHeader);
  if (size <= kMostAtOnce) {
    std::string content(front);
    content.reserve(size);
    body.for_each_piece([&](std::string_view piece) { content += piece; });
    content += back;
    crc = add_to_crc(0, content);
    put(deflate_at_once(content));
  } else {
    Deflation deflation(put);
    crc = add_to_crc(0, front);
    deflation.add(front);
    body.for_each_piece([&](std::string_view piece) {
      crc = add_to_crc(crc, piece);
      deflation.add_piece(piece);
    });
    crc = add_to_crc(crc, back);
    deflation.add(back);
    deflation.finish();
  }
  std::array<char, kTrailerSize> trailer{};
  put_u32(trailer.data(), crc);
  put_u32(trailer.data() + 4, static_cast<std::uint32_t>(size));
  put({trailer.data(), trailer.size()});
  std::array<char, kSealSize> sealed{};
  put_u32(sealed.data(), seal);
  out.overwrite(begin + kSealAt, {sealed.data(), sealed.size()});
}

void append_gzip_member(std::string& out, std::string_view content) {
  SpooledBytes member(std::numeric_limits<std::size_t>::max());
  append_gzip_member(member, content, {}, {});
  out += member.head(member.size());
}

std::string deflated(std::string_view content) {
  if (content.size() <= kMostAtOnce) return deflate_at_once(content);
  std::string out;
  Deflation deflation([&](std::string_view bytes) { out += bytes; });
  deflation.add(content);
  deflation.finish();
  return out;
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

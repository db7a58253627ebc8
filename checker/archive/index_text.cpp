#include "checker/archive/index_text.hpp"

#include <zlib.h>

#include <memory>

namespace citecheck {

namespace {

constexpr std::size_t kMaxText = 256U << 20;
constexpr int kGzipWindow = 15 + 16;

struct EndInflate {
  void operator()(z_stream* z) const { inflateEnd(z); }
};

}  // namespace

bool is_cdx_name(std::string_view name) {
  if (!name.starts_with("indexes/")) return false;
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name.ends_with(".cdx") || name.ends_with(".cdxj");
}

std::optional<std::string> index_text(std::string_view bytes) {
  if (!bytes.starts_with("\x1f\x8b")) return std::string(bytes);
  z_stream z{};
  if (inflateInit2(&z, kGzipWindow) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, EndInflate> owner(&z);
  std::string out;
  z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));  // zlib's is not const
  z.avail_in = static_cast<unsigned>(bytes.size());
  while (z.avail_in > 0) {
    constexpr std::size_t kPiece = 256 * 1024;
    const std::size_t before = out.size();
    if (before > kMaxText) return std::nullopt;
    out.resize(before + kPiece);
    z.next_out = reinterpret_cast<unsigned char*>(out.data() + before);
    z.avail_out = kPiece;
    const int result = inflate(&z, Z_NO_FLUSH);
    out.resize(out.size() - z.avail_out);
    if (result == Z_STREAM_END)
      inflateReset(&z);
    else if (result != Z_OK)
      return std::nullopt;
  }
  return out;
}

}  // namespace citecheck

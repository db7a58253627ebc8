#include "unit/references/compression/compressed.hpp"

#include <bzlib.h>
#include <zstd.h>

#include <stdexcept>

#include "support/deflate.hpp"

namespace citecheck::test {

std::string gzipped(std::string_view bytes) {
  return deflated(bytes, DeflateFrame::gzip);
}

std::string zstd_compressed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string bzipped(std::string_view bytes, int level) {
  std::string in(bytes), out(bytes.size() + bytes.size() / 50 + 1000, '\0');
  auto size = static_cast<unsigned>(out.size());
  if (BZ2_bzBuffToBuffCompress(out.data(), &size, in.data(), static_cast<unsigned>(in.size()), level, 0, 0) !=
      BZ_OK)
    throw std::runtime_error("BZ2_bzBuffToBuffCompress");
  out.resize(size);
  return out;
}

Unzipped bunzipped_by_library(std::string_view bytes) {
  Unzipped out;
  std::string in(bytes);
  bz_stream stream{};
  std::string block(1 << 16, '\0');
  for (std::size_t at = 0; at < in.size();) {
    stream = {};
    BZ2_bzDecompressInit(&stream, 0, 0);
    stream.next_in = in.data() + at;
    stream.avail_in = static_cast<unsigned>(in.size() - at);
    int code = BZ_OK;
    while (code == BZ_OK) {
      stream.next_out = block.data();
      stream.avail_out = static_cast<unsigned>(block.size());
      code = BZ2_bzDecompress(&stream);
      out.bytes.append(block, 0, block.size() - stream.avail_out);
      if (code == BZ_OK && stream.avail_in == 0 && stream.avail_out == block.size()) break;
    }
    at = in.size() - stream.avail_in;
    BZ2_bzDecompressEnd(&stream);
    if (code != BZ_STREAM_END) return out;
  }
  out.ok = true;
  return out;
}

}  // namespace citecheck::test

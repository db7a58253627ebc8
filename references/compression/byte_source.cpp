#include "references/compression/byte_source.hpp"

#include <algorithm>
#include <sstream>

#include "references/compression/bzip2_source.hpp"
#include "references/compression/gzip_source.hpp"
#include "references/compression/zstd_source.hpp"

namespace citecheck {

namespace {

class PlainSource final : public ByteSource {
 public:
  explicit PlainSource(InputBytes in) : in_(std::move(in)) {}
  std::size_t read(std::span<char> into) override { return in_.read(into); }
  std::optional<StreamFault> take_fault() override { return std::nullopt; }

 private:
  InputBytes in_;
};

}  // namespace

Compression compression_of(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1F\x8B"sv)) return Compression::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Compression::zstd;
  if (head.size() >= 4 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9')
    return Compression::bzip2;
  return Compression::none;
}

std::unique_ptr<ByteSource> open_byte_source(std::unique_ptr<std::istream> stream, unsigned threads) {
  InputBytes in(std::move(stream));
  in.extend();
  switch (compression_of(in.ahead())) {
    case Compression::gzip:
      return open_gzip(std::move(in));
    case Compression::bzip2:
      return open_bzip2(std::move(in), threads);
    case Compression::zstd:
      return open_zstd(std::move(in));
    case Compression::none:
      break;
  }
  return std::make_unique<PlainSource>(std::move(in));
}

std::string decompressed_head(std::string_view head) {
  constexpr std::size_t kEnough = 16u << 10;
  const auto source = open_byte_source(std::make_unique<std::istringstream>(std::string(head)), 1);
  std::string out(kEnough, '\0');
  std::size_t size = 0;
  while (size < out.size()) {
    const std::size_t count = source->read(std::span(out).subspan(size));
    if (count == 0) break;
    size += count;
  }
  out.resize(size);
  return out;
}

}  // namespace citecheck

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>

#include "references/docx/package.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;

/// The header that stands before the bytes of each part (APPNOTE.TXT, 4.3.7).
constexpr std::size_t kHeaderSize = 30;
constexpr Text kSignature("PK\3\4", 4);
constexpr unsigned kStored = 0, kDeflated = 8, kEncrypted = 1;

std::size_t number(Text bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// What comes out before the end of the data, a fault or the limit; `used` is how much went in.
std::string inflate_raw(Text data, std::size_t limit, std::size_t& used) {
  std::string out;
  z_stream stream{};
  used = 0;
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(data.size(), UINT32_MAX));
  std::array<char, 64u << 10> chunk;
  int state = Z_OK;
  while (state == Z_OK && out.size() < limit) {
    const std::size_t wanted = std::min(chunk.size(), limit - out.size());
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(wanted);
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), wanted - stream.avail_out);
  }
  used = data.size() - stream.avail_in;
  inflateEnd(&stream);
  return out;
}

}  // namespace

std::vector<Part> recover_parts(std::string_view zip, Bounds bounds) {
  std::vector<Part> parts;
  std::set<std::string> names;
  std::size_t total = 0;
  for (std::size_t at = zip.find(kSignature); at != Text::npos; at = zip.find(kSignature, at)) {
    if (at + kHeaderSize > zip.size() || total >= bounds.all || parts.size() >= bounds.parts) break;
    const std::size_t flags = number(zip, at + 6, 2), method = number(zip, at + 8, 2);
    const std::size_t packed = number(zip, at + 18, 4);
    const std::size_t name_size = number(zip, at + 26, 2), extra = number(zip, at + 28, 2);
    const std::size_t data = at + kHeaderSize + name_size + extra;
    const std::string name = part_name(zip.substr(at + kHeaderSize, name_size));
    at += kSignature.size();
    if (data > zip.size() || !is_wanted(name) || (flags & kEncrypted) != 0) continue;
    const std::size_t limit = std::min(bounds.part, bounds.all - total);
    std::size_t used = 0;
    std::string bytes;
    if (method == kDeflated) {
      bytes = inflate_raw(zip.substr(data), limit, used);
    } else if (method == kStored) {
      bytes = zip.substr(data, std::min(packed, limit));
      used = bytes.size();
    }
    at = data + used;
    if (bytes.empty() || !names.insert(to_lower_ascii(name)).second) continue;
    total += bytes.size();
    bytes.shrink_to_fit();
    parts.push_back({name, std::move(bytes)});
  }
  return parts;
}

}  // namespace citecheck::docx

#include "checker/archive/zip_content.hpp"

#include <algorithm>

#include "checker/archive/unpacker.hpp"

namespace citecheck {

namespace {

constexpr int kDeflated = 8;
constexpr std::size_t kPiece = 256 * 1024;

/// False if it does not unpack or gives more than `most`.
bool unpack(const FileBytes& file, const ZipEntry& entry, std::uint64_t most, const TakePiece& take) {
  const auto unpacker = make_unpacker(Packing::deflate);
  std::string out(kPiece, '\0'), packed;
  std::uint64_t at = 0, made = 0;
  for (;;) {
    const std::uint64_t left = entry.size - at;
    const std::string_view in =
        file.read(entry.begin + at, static_cast<std::size_t>(std::min<std::uint64_t>(left, kPiece)), packed);
    for (std::string_view rest = in;;) {
      const Unpacker::Step step = unpacker->step(rest, out);
      rest.remove_prefix(step.used);
      at += step.used;
      made += step.made;
      if (made > most) return false;
      take(std::string_view(out).substr(0, step.made));
      if (step.state == Unpacker::State::ended) return at == entry.size;
      if (step.state != Unpacker::State::more) return false;
      if (rest.empty() && step.made < out.size()) break;
    }
  }
}

}  // namespace

bool can_unpack(const ZipEntry& entry) {
  return entry.method == 0 || entry.method == kDeflated;
}

void read_packed(const FileBytes& file, const ZipEntry& entry, const TakePiece& take) {
  std::string buffer;
  for (std::uint64_t at = 0; at < entry.size; at += kPiece)
    take(file.read(entry.begin + at,
                   static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, entry.size - at)), buffer));
}

bool read_content(const FileBytes& file, const ZipEntry& entry, const TakePiece& take) {
  std::uint64_t length = 0;
  const TakePiece counting = [&](std::string_view piece) {
    length += piece.size();
    take(piece);
  };
  if (entry.method == 0)
    read_packed(file, entry, counting);
  else if (entry.method != kDeflated || !unpack(file, entry, entry.unpacked, counting))
    return false;
  return length == entry.content_size();
}

std::optional<std::string> content_of(const FileBytes& file, const ZipEntry& entry, std::uint64_t most) {
  if (entry.content_size() > most) return std::nullopt;
  std::string content;
  if (!read_content(file, entry, [&](std::string_view piece) { content += piece; })) return std::nullopt;
  return content;
}

}  // namespace citecheck

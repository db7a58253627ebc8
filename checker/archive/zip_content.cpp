#include "checker/archive/zip_content.hpp"

#include <algorithm>

#include "checker/archive/unpacker.hpp"

namespace citecheck {

namespace {

constexpr int kDeflated = 8;
constexpr std::size_t kPiece = 256 * 1024;

}  // namespace

std::string inflate_entry(const FileBytes& file, const ZipEntry& entry, std::uint64_t most,
                          const TakePiece& take) {
  const auto unpacker = make_unpacker(Packing::deflate);
  std::string out(kPiece, '\0'), packed;
  std::uint64_t at = 0, made = 0;
  for (;;) {
    const std::uint64_t left = entry.size - at;
    std::string_view rest =
        file.read(entry.begin + at, static_cast<std::size_t>(std::min<std::uint64_t>(left, kPiece)), packed);
    do {
      const Unpacker::Step step = unpacker->step(rest, out);
      rest.remove_prefix(step.used);
      at += step.used;
      made += step.made;
      if (made > most) return "it unpacks to more than " + std::to_string(most) + " bytes";
      take(std::string_view(out).substr(0, step.made));
      if (step.state == Unpacker::State::ended)
        return at == entry.size ? "" : "other bytes follow its compressed ones";
      if (step.state == Unpacker::State::starved) return "its compressed bytes are cut off";
      if (step.state == Unpacker::State::damaged)
        return "its compressed bytes are damaged: " + unpacker->reason();
    } while (!rest.empty());
  }
}

bool can_unpack(const ZipEntry& entry) {
  return !entry.encrypted && (entry.method == 0 || entry.method == kDeflated);
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
  else if (entry.method != kDeflated || !inflate_entry(file, entry, entry.unpacked, counting).empty())
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

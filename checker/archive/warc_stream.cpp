#include "checker/archive/warc_stream.hpp"

#include <algorithm>
#include <array>

#include "checker/archive/gzip.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMagicSize = 4;
constexpr std::string_view kGzipMember = "\x1f\x8b\x08", kZstdFrame = "\x28\xb5\x2f\xfd",
                           kDictionaryFrame = "\x5d\x2a\x4d\x18";

void refuse_other_forms(const WarcPart& part, std::string_view magic) {
  const std::string path = part.name.empty() ? part.path : part.path + ": " + part.name;
  if (magic.empty()) refuse_archive(path, "the file is empty");
  if (magic.starts_with("PK\x03\x04"))
    refuse_archive(path, "it is a ZIP or WACZ package where a WARC should be; unpack it");
  if (!magic.starts_with("WARC/") && packing_of(magic) == Packing::none)
    refuse_archive(path, "it is no WARC file (it begins neither with WARC/ nor with gzip or Zstandard)");
}

std::uint32_t u32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// What a Zstandard file unpacks to, if it is no longer than `most`; what there is of it otherwise.
std::string unpacked(std::string_view packed, std::size_t most) {
  const auto unpacker = make_unpacker(Packing::zstd);
  std::string out;
  std::string piece(kPiece, '\0');
  while (out.size() <= most) {
    const Unpacker::Step step = unpacker->step(packed, piece);
    packed.remove_prefix(step.used);
    out.append(piece, 0, step.made);
    if (step.state != Unpacker::State::more) break;
  }
  return out;
}

}  // namespace

WarcStream::WarcStream(const WarcPart& part)
    : file_(part.path),
      unpacked_(part.unpacked),
      begin_(part.begin),
      end_(std::min(part.end, unpacked_ ? unpacked_->size() : file_.size())) {
  std::string magic;
  refuse_other_forms(part, raw_at(begin_, magic, 5));
  packing_ = packing_of(magic);
  if (is_packed()) unpacker_ = make_unpacker(packing_, read_dictionary());
  open(begin_);
}

/// The dictionary that a Zstandard WARC begins with, if it does: as it is, or packed itself.
std::string WarcStream::read_dictionary() const {
  constexpr std::size_t kHead = 8, kMost = 64U << 20;
  std::string head, frame;
  raw_at(begin_, head, kHead);
  if (!head.starts_with(kDictionaryFrame) || head.size() < kHead) return {};
  raw_at(begin_ + kHead, frame, std::min<std::size_t>(u32(std::string_view(head).substr(4)), kMost));
  return frame.starts_with(kZstdFrame) ? unpacked(frame, kMost) : frame;
}

WarcStream::~WarcStream() = default;

std::string_view WarcStream::raw_at(std::uint64_t offset, std::string& buffer, std::size_t count) const {
  const std::uint64_t left = offset < end_ ? end_ - offset : 0;
  const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(count, left));
  if (!unpacked_) return file_.read(offset, taken, buffer);
  const std::string_view bytes = unpacked_->read(offset, taken, buffer);
  if (!unpacked_->in_file()) buffer = bytes;
  return buffer;
}

void WarcStream::open(std::uint64_t offset) {
  opened_at_ = raw_at_ = offset;
  dropped_ = 0;
  raw_.clear();
  decoded_.clear();
  damage_.clear();
  raw_begin_ = decoded_begin_ = 0;
  ended_ = false;
  seal_.reset();
  if (!is_packed()) return;
  unpacker_->restart();
  raw_at_ += raw_at(offset, raw_, kPiece).size();
  skippable_ =
      packing_ == Packing::zstd && packing_of(raw_) == Packing::zstd && !raw_.starts_with(kZstdFrame);
  if (packing_ == Packing::gzip) seal_ = seal_in(raw_);
  if (seal_) {
    crc_ = sealed_header_crc(raw_);
    header_left_ = kSealedHeaderSize;
  }
}

std::string_view WarcStream::fill(std::size_t count) {
  while (decoded_.size() - decoded_begin_ < count && !ended_) decode_more();
  return std::string_view(decoded_).substr(decoded_begin_);
}

void WarcStream::drop(std::size_t count) {
  decoded_begin_ += count;
  dropped_ += count;
  if (decoded_begin_ == decoded_.size()) {
    decoded_.clear();
    decoded_begin_ = 0;
  }
}

void WarcStream::decode_more() {
  if (decoded_begin_ > kPiece && decoded_begin_ > decoded_.size() / 2) {
    decoded_.erase(0, decoded_begin_);
    decoded_begin_ = 0;
  }
  if (is_packed()) return unpack_more();
  const std::string_view piece = raw_at(raw_at_, raw_, kPiece);
  raw_at_ += piece.size();
  raw_begin_ = piece.size();
  decoded_ += piece;
  ended_ = piece.empty();
}

void WarcStream::unpack_more() {
  if (raw_left() == 0) {
    raw_at_ += raw_at(raw_at_, raw_, kPiece).size();
    raw_begin_ = 0;
  }
  const std::size_t before = decoded_.size();
  decoded_.resize(before + kPiece);
  const Unpacker::Step step =
      unpacker_->step(std::string_view(raw_).substr(raw_begin_), std::span(decoded_).subspan(before));
  decoded_.resize(before + step.made);
  const std::size_t in_header = std::min(step.used, header_left_);
  header_left_ -= in_header;
  if (seal_)
    crc_ = add_to_crc(crc_, std::string_view(raw_).substr(raw_begin_ + in_header, step.used - in_header));
  raw_begin_ += step.used;
  if (step.state == Unpacker::State::more) return;
  ended_ = true;
  if (step.state == Unpacker::State::ended)
    check_seal();
  else if (step.state == Unpacker::State::starved)
    damage_ = member() + " is cut off by the end of the file";
  else
    damage_ = member() + " is damaged: " + unpacker_->reason();
}

void WarcStream::check_seal() {
  if (seal_ && *seal_ != crc_)
    damage_ = "the gzip member was changed after it was written: its bytes do not give its seal";
}

/// True if it is worth trying. Of a gzip member the first bytes are unpacked; a frame of Zstandard gives none
/// before a whole block, and its magic hardly ever stands there by chance.
bool WarcStream::begins_record(std::uint64_t at, Unpacker& probe) const {
  if (packing_ == Packing::zstd) return true;
  constexpr std::size_t kProbe = 512;  // enough for the tables of a block and the first bytes
  std::string head;
  raw_at(at, head, kProbe);
  // A name or a comment may be of any length and no WARC writer has one: such candidates are chance.
  if (head.size() < kMagicSize || (head[3] & ~4) != 0) return false;
  std::array<char, 5> out{};
  probe.restart();
  probe.step(head, out);
  return std::string_view(out.data(), out.size()) == "WARC/";
}

std::optional<std::uint64_t> WarcStream::find_member(std::uint64_t from) {
  const std::string_view magic = packing_ == Packing::gzip ? kGzipMember : kZstdFrame;
  const auto probe = make_unpacker(packing_);
  std::string window;
  while (from < end_) {
    raw_at(from, window, kPiece);
    for (std::size_t at = window.find(magic); at != std::string::npos; at = window.find(magic, at + 1))
      if (at + kMagicSize <= window.size() && begins_record(from + at, *probe)) return from + at;
    if (window.size() < kPiece) break;
    from += window.size() - (kMagicSize - 1);
  }
  return std::nullopt;
}

}  // namespace citecheck

#include "checker/archive/warc_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

#include "checker/archive/gzip.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr int kGzipWindow = 15 + 16;

void refuse_other_forms(const std::string& path, std::string_view magic) {
  using namespace std::string_view_literals;
  if (magic.empty()) refuse_archive(path, "the file is empty");
  if (magic.starts_with("PK\x03\x04"))
    refuse_archive(path, "it is a ZIP or WACZ package where a WARC should be; unpack it");
  if (magic.starts_with("\x28\xb5\x2f\xfd"sv) || magic.starts_with("\x5d\x2a\x4d\x18"sv))
    refuse_archive(path, "it is compressed with Zstandard; unpack it first (zstd -d)");
  if (!magic.starts_with("WARC/") && !magic.starts_with("\x1f\x8b"sv))
    refuse_archive(path, "it is no WARC file (it begins neither with WARC/ nor with a gzip member)");
}

unsigned char* bytes_of(const char* text) {
  return reinterpret_cast<unsigned char*>(const_cast<char*>(text));  // zlib's next_in is not const
}

}  // namespace

struct WarcStream::Inflater {
  z_stream z{};
  Inflater() {
    if (inflateInit2(&z, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&z); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

WarcStream::WarcStream(const WarcPart& part)
    : file_(part.path), begin_(part.begin), end_(std::min(part.end, file_.size())) {
  std::string magic;
  refuse_other_forms(part.path, raw_at(begin_, magic, 5));
  gzip_ = magic.front() == '\x1f';
  if (gzip_) inflater_ = std::make_unique<Inflater>();
  open(begin_);
}

WarcStream::~WarcStream() = default;

std::string_view WarcStream::raw_at(std::uint64_t offset, std::string& buffer, std::size_t count) const {
  const std::uint64_t left = offset < end_ ? end_ - offset : 0;
  return file_.read(offset, static_cast<std::size_t>(std::min<std::uint64_t>(count, left)), buffer);
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
  if (!gzip_) return;
  inflateReset(&inflater_->z);
  raw_at_ += raw_at(offset, raw_, kPiece).size();
  seal_ = seal_in(raw_);
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
  if (gzip_) return inflate_more();
  const std::string_view piece = raw_at(raw_at_, raw_, kPiece);
  raw_at_ += piece.size();
  raw_begin_ = piece.size();
  decoded_ += piece;
  ended_ = piece.empty();
}

void WarcStream::inflate_more() {
  if (raw_left() == 0) {
    raw_at_ += raw_at(raw_at_, raw_, kPiece).size();
    raw_begin_ = 0;
  }
  z_stream& z = inflater_->z;
  const std::size_t before = decoded_.size();
  decoded_.resize(before + kPiece);
  z.next_in = bytes_of(raw_.data() + raw_begin_);
  z.avail_in = static_cast<unsigned>(raw_left());
  z.next_out = bytes_of(decoded_.data() + before);
  z.avail_out = static_cast<unsigned>(kPiece);
  const bool no_input = z.avail_in == 0;
  const int result = inflate(&z, Z_NO_FLUSH);
  decoded_.resize(decoded_.size() - z.avail_out);
  const std::size_t used = raw_left() - z.avail_in;
  const std::size_t in_header = std::min(used, header_left_);
  header_left_ -= in_header;
  if (seal_) crc_ = add_to_crc(crc_, std::string_view(raw_).substr(raw_begin_ + in_header, used - in_header));
  raw_begin_ += used;
  if (result == Z_OK || (result == Z_BUF_ERROR && !no_input)) return;
  ended_ = true;
  if (result == Z_STREAM_END)
    check_seal();
  else if (result == Z_BUF_ERROR)
    damage_ = "the gzip member is cut off by the end of the file";
  else if (result == Z_MEM_ERROR)
    throw std::bad_alloc();
  else
    damage_ = std::string("the gzip member is damaged: ") + (z.msg != nullptr ? z.msg : "it does not unpack");
}

void WarcStream::check_seal() {
  if (seal_ && *seal_ != crc_)
    damage_ = "the gzip member was changed after it was written: its bytes do not give its seal";
}

std::optional<std::uint64_t> WarcStream::find_member(std::uint64_t from) {
  constexpr std::size_t kProbe = 512;  // enough for the tables of a block and the first bytes
  constexpr std::size_t kMagicSize = 4;
  Inflater probe;
  std::string window, head;
  while (from < end_) {
    raw_at(from, window, kPiece);
    for (std::size_t at = window.find("\x1f\x8b\x08"); at != std::string::npos;
         at = window.find("\x1f\x8b\x08", at + 1)) {
      // A name or a comment may be of any length and no WARC writer has one: such candidates are chance.
      if (at + kMagicSize > window.size() || (window[at + 3] & ~4) != 0) continue;
      raw_at(from + at, head, kProbe);
      std::array<char, 5> out{};
      inflateReset(&probe.z);
      probe.z.next_in = bytes_of(head.data());
      probe.z.avail_in = static_cast<unsigned>(head.size());
      probe.z.next_out = bytes_of(out.data());
      probe.z.avail_out = out.size();
      inflate(&probe.z, Z_NO_FLUSH);
      if (std::string_view(out.data(), out.size()) == "WARC/") return from + at;
    }
    if (window.size() < kPiece) break;
    from += window.size() - (kMagicSize - 1);
  }
  return std::nullopt;
}

}  // namespace citecheck

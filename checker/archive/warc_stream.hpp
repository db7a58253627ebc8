#pragma once
// The unpacked bytes of a WARC file, plain or packed in members (of gzip, or frames of Zstandard), piece by
// piece and from any member on. Memory is bounded by what the reader asks to see at once, whatever the file
// holds.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "checker/archive/file_bytes.hpp"
#include "checker/archive/unpacker.hpp"
#include "checker/archive/warc_part.hpp"

namespace citecheck {

class WarcStream {
 public:
  /// Throws std::runtime_error, with what to do, if the file cannot be read or is no WARC, plain or packed.
  explicit WarcStream(const WarcPart& part);
  ~WarcStream();
  WarcStream(const WarcStream&) = delete;
  WarcStream& operator=(const WarcStream&) = delete;

  bool is_packed() const { return packing_ != Packing::none; }
  /// True if what was opened is a frame of Zstandard that holds something else than records, such as the
  /// dictionary of the others.
  bool is_skippable() const { return skippable_; }
  std::uint64_t begin() const { return begin_; }  ///< The first byte of the file that is WARC.
  std::uint64_t end() const { return end_; }      ///< Behind the last one.

  /// Goes on at a byte of the file: any of a plain WARC, the first of a member of a packed one.
  void open(std::uint64_t offset);
  /// The bytes at hand: at least `count` of them, unless what was opened ends or breaks first. Valid until
  /// the next call of fill() or drop().
  std::string_view fill(std::size_t count);
  void drop(std::size_t count);

  std::uint64_t opened_at() const { return opened_at_; }
  /// Unpacked bytes dropped since open().
  std::uint64_t dropped() const { return dropped_; }
  /// Why the member cannot be read further; "" while it can. Told as soon as it was met: bytes that were
  /// unpacked before may be wrong, too.
  const std::string& damage() const { return damage_; }
  /// Bytes of the file that were used since open(). At the sound end of a member, its length.
  std::uint64_t used() const { return raw_at_ - raw_left() - opened_at_; }
  /// True if the member carries a seal (gzip.hpp).
  bool sealed() const { return seal_.has_value(); }

  /// What a member is called: "the gzip member".
  std::string member() const { return packing_ == Packing::gzip ? "the gzip member" : "the Zstandard frame"; }

  /// Where, at or after `from`, a member begins that may unpack to the beginning of a record.
  std::optional<std::uint64_t> find_member(std::uint64_t from);

 private:
  std::string_view raw_at(std::uint64_t offset, std::string& buffer, std::size_t count) const;
  std::size_t raw_left() const { return raw_.size() - raw_begin_; }
  void decode_more();
  void unpack_more();
  void check_seal();
  std::string read_dictionary() const;
  bool begins_record(std::uint64_t at, Unpacker& probe) const;

  const FileBytes file_;
  const std::shared_ptr<const SpooledBytes> unpacked_;  // what is read instead of the file, if there is any
  std::uint64_t begin_ = 0, end_ = 0;
  Packing packing_ = Packing::none;
  bool skippable_ = false;

  std::unique_ptr<Unpacker> unpacker_;                      // of a packed one
  std::uint64_t opened_at_ = 0, dropped_ = 0, raw_at_ = 0;  // raw_at_: behind what raw_ holds
  std::string raw_, decoded_, damage_;
  std::size_t raw_begin_ = 0, decoded_begin_ = 0;
  bool ended_ = false;
  std::optional<std::uint32_t> seal_;
  std::uint32_t crc_ = 0;
  std::size_t header_left_ = 0;  // bytes of a sealed header that are in crc_ already
};

}  // namespace citecheck

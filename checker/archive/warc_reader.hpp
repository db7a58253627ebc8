#pragma once
// Reading WARC files of any tool, record by record: plain, one gzip member or Zstandard frame per record, or
// one over all. Damage is told with its place, and reading goes on at the next record behind it. Every input
// takes linear time and bounded memory.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "checker/archive/warc_fields.hpp"
#include "checker/archive/warc_stream.hpp"
#include "references/result.hpp"

namespace citecheck {

/// Where a record begins: a byte of the file and, where one member holds several records, how many
/// unpacked bytes lie before it.
struct WarcPlace {
  std::uint64_t offset = 0, skip = 0;
  std::uint32_t part = 0;  ///< Of whoever reads several WARC files: which of them.
};

struct WarcRecord {
  WarcPlace place;
  std::uint64_t length = 0;  ///< Bytes of the file; 0 where it shares its member with others.
  std::string version;       ///< "WARC/1.1".
  WarcFields header;
  std::uint64_t block_length = 0;
  bool sealed = false;  ///< Its gzip member carries a seal (gzip.hpp).
  std::string fault;    ///< What breaks the standard and can be read nevertheless; "" if nothing.

  std::string_view get(std::string_view name) const { return field(header, name); }
};

/// Takes a record's block in pieces, in order. A record that proves damaged later has been handed over, too.
using BlockSink = std::function<void(const WarcRecord&, std::string_view piece)>;

class WarcReader {
 public:
  /// Throws std::runtime_error as WarcStream does.
  explicit WarcReader(const WarcPart& part) : stream_(part), next_member_(part.begin) {}
  /// Of a file that is a WARC as a whole.
  explicit WarcReader(const std::string& path) : WarcReader(WarcPart{path}) {}

  /// The next record, or what is wrong where one should be (Error::offset is a byte of the file); none at
  /// the end. A null `sink` drops the block.
  std::optional<Result<WarcRecord>> next(const BlockSink& sink = {});
  /// Bytes of the file that what was read since the beginning of this member, or of this plain stretch, took.
  std::uint64_t used() const { return stream_.used(); }
  /// The record at a place that an earlier reading of the file told.
  Result<WarcRecord> at(WarcPlace place, const BlockSink& sink = {});

 private:
  Result<WarcRecord> read_record(const BlockSink& sink);
  std::string read_header(WarcRecord& record);
  std::string read_block(const WarcRecord& record, const BlockSink& sink);
  std::string read_end(WarcRecord& record);
  std::optional<std::string_view> line_at(std::size_t at);
  std::optional<Error> leave_member();
  Error recover(const WarcPlace& place, std::string what);
  void skip_to_version_line();

  WarcStream stream_;
  std::uint64_t next_member_ = 0;
  bool in_member_ = false;
  bool told_ = false;  // damage of the member is told already
  std::size_t records_in_member_ = 0;
  std::uint64_t repeated_ = 0;  // bytes that were read again because of damage
};

}  // namespace citecheck

#pragma once
// Stored messages: the HTTP message of a record, read again from the archive it lies in, and what a revisit's
// message and the one it refers to come to.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/warc_reader.hpp"
#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

/// Bytes of bodies in one chain: the most that a run can be told to keep of a page (--max-bytes). They lie on
/// the disk, not in memory (SpooledBytes).
inline constexpr std::uint64_t kMaxStoredBodies = std::uint64_t{4} << 30;
/// Of one body that its archive has compressed, beyond so many times the bytes that it takes there: what
/// shrinks further is made to fill disks.
inline constexpr std::uint64_t kMostUnpacked = 100, kUnpackedAnyway = std::uint64_t{64} << 20;

/// A record's HTTP message, or its block where it holds none.
struct StoredMessage {
  WarcRecord record;
  std::string head;
  SpooledBytes body;
  bool too_long = false;  ///< There was no room for the rest of the body,
  bool bomb = false;      ///< because it is compressed beyond measure.
};

/// Reads records of several WARC files; a file is opened when it is first asked for.
class RecordReaders {
 public:
  /// `parts` outlives this.
  explicit RecordReaders(const std::vector<WarcPart>& parts) : parts_(parts) {}

  /// Takes what the body needs from `room`. Throws std::runtime_error if there is none on the disk. An error
  /// if the file is no longer what was indexed.
  Result<StoredMessage> read(const WarcPlace& place, std::uint64_t& room);

 private:
  const std::vector<WarcPart>& parts_;
  std::map<std::uint32_t, std::unique_ptr<WarcReader>> open_;
};

/// The head of an answer that the server said has not changed: the stored one, with the fields that the 304
/// brought anew (RFC 9111, 3.2). Fields on the body as it is stored stay as they are.
std::string refreshed_head(std::string_view stored_head, std::string_view not_modified_head);

}  // namespace citecheck

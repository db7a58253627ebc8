#pragma once
// Stored messages: the HTTP message of a record, read again from the archive it lies in, and what a revisit's
// message and the one it refers to come to.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/warc_reader.hpp"

namespace citecheck {

/// Bytes of bodies in one chain: far more than a run keeps of a page, and what a hostile archive can ask for.
inline constexpr std::size_t kMaxStoredBodies = 256U << 20;

/// A record's HTTP message, or its block where it holds none.
struct StoredMessage {
  WarcRecord record;
  std::string head, body;
  bool too_long = false;  ///< There was no room for the rest of the body.
};

/// Reads records of several WARC files; a file is opened when it is first asked for.
class RecordReaders {
 public:
  /// `parts` outlives this.
  explicit RecordReaders(const std::vector<WarcPart>& parts) : parts_(parts) {}

  /// Takes what the body needs from `room`. An error if the file is no longer what was indexed.
  Result<StoredMessage> read(const WarcPlace& place, std::size_t& room);

 private:
  const std::vector<WarcPart>& parts_;
  std::map<std::uint32_t, std::unique_ptr<WarcReader>> open_;
};

/// The head of an answer that the server said has not changed: the stored one, with the fields that the 304
/// brought anew (RFC 9111, 3.2). Fields on the body as it is stored stay as they are.
std::string refreshed_head(std::string_view stored_head, std::string_view not_modified_head);

}  // namespace citecheck

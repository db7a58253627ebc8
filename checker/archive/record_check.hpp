#pragma once
// Holds a record against what it says of itself: the digests of its block and of its payload, and the shape
// of an HTTP message. Fed with the block as it is read, so that a record of any length can be checked.

#include <optional>
#include <string>
#include <string_view>

#include "checker/archive/digest.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/warc_reader.hpp"

namespace citecheck {

/// True if the record's block is an HTTP message.
bool holds_http(const WarcRecord& record);

class RecordCheck {
 public:
  /// `wants_entity`: entity_digest() will be asked for.
  explicit RecordCheck(bool wants_entity = false) : wants_entity_(wants_entity) {}

  /// To be given each piece of the block of `record`, which is the same for all.
  void add(const WarcRecord& record, std::string_view piece);
  /// What is wrong with the digests; "" if they are right or there are none.
  std::string finish(const WarcRecord& record);

  /// Of a response or resource, "sha256:…" of the body as an entity, without chunks, whatever the record
  /// states; "" if the chunks are broken off. To be asked once, behind finish().
  std::string entity_digest(const WarcRecord& record);

  /// Digests that were held against the bytes.
  int digests() const { return digests_; }
  /// The message so far, where the record holds one.
  const HttpSplitter& message() const { return message_; }

 private:
  void begin(const WarcRecord& record);
  void add_payload(std::string_view piece);

  bool wants_entity_, begun_ = false, http_ = false, unchunk_ = false;
  int digests_ = 0;
  std::optional<DigestCheck> block_, payload_, unchunked_payload_;
  std::optional<Digest> entity_, unchunked_entity_;  // where the record does not state what is wanted
  HttpSplitter message_;
  Dechunker dechunker_;
};

/// What breaks WARC 1.1 in the fields of a record's header; "" if nothing.
std::string header_fault(const WarcRecord& record);

}  // namespace citecheck

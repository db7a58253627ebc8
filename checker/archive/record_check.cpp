#include "checker/archive/record_check.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::array<std::string_view, 8> kTypes{"warcinfo", "response", "resource",   "request",
                                                 "metadata", "revisit",  "conversion", "continuation"};

std::size_t count(const WarcRecord& record, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count_if(
      record.header, [&](const WarcField& each) { return equal_ignoring_case(each.name, name); }));
}

bool is_bracketed_uri(std::string_view text) {
  return text.size() > 4 && text.starts_with('<') && text.ends_with('>') &&
         text.find(':') != std::string_view::npos && text.find_first_of(" \t") == std::string_view::npos;
}

/// True for "sha256:" and hexadecimal as it is written here.
bool is_labelled_sha256(std::string_view digest) {
  constexpr std::string_view kLabel = "sha256:";
  return digest.size() == kLabel.size() + 64 && digest.starts_with(kLabel) &&
         digest.find_first_not_of("0123456789abcdef", kLabel.size()) == std::string_view::npos;
}

}  // namespace

bool holds_http(const WarcRecord& record) {
  const std::string_view type = record.get("WARC-Type");
  return (type == "response" || type == "request" || type == "revisit") &&
         starts_with_ignoring_case(record.get("Content-Type"), "application/http");
}

void RecordCheck::begin(const WarcRecord& record) {
  begun_ = true;
  http_ = holds_http(record);
  block_ = DigestCheck::of(record.get("WARC-Block-Digest"));
  // The payload of a revisit lies in another record, that of a segment in several.
  const bool elsewhere = record.get("WARC-Type") == "revisit" || !record.get("WARC-Segment-Number").empty();
  if (!elsewhere) payload_ = DigestCheck::of(record.get("WARC-Payload-Digest"));
  if (payload_ && http_) unchunked_payload_ = DigestCheck::of(record.get("WARC-Payload-Digest"));
  const std::string_view type = record.get("WARC-Type");
  if (wants_entity_ && (type == "response" || type == "resource") &&
      !is_labelled_sha256(record.get("WARC-Payload-Digest"))) {
    entity_.emplace();
    if (http_) unchunked_entity_.emplace();
  }
  digests_ = (block_ ? 1 : 0) + (payload_ ? 1 : 0);
}

void RecordCheck::add(const WarcRecord& record, std::string_view piece) {
  if (!begun_) begin(record);
  if (block_) block_->add(piece);
  if (!http_) {
    if (payload_) payload_->add(piece);
    if (entity_) entity_->add(piece);
    return;
  }
  const bool before = message_.head_ended();
  const std::string_view body = message_.feed(piece);
  if (!before && message_.head_ended()) unchunk_ = says_chunked(message_.head());
  add_payload(body);
}

void RecordCheck::add_payload(std::string_view piece) {
  if (payload_) payload_->add(piece);
  if (entity_) entity_->add(piece);
  if (!unchunk_ || !(unchunked_payload_ || unchunked_entity_)) return;
  std::string entity;
  dechunker_.feed(piece, entity);
  if (unchunked_payload_) unchunked_payload_->add(entity);
  if (unchunked_entity_) unchunked_entity_->add(entity);
}

std::string RecordCheck::finish(const WarcRecord& record) {
  if (!begun_) begin(record);
  if (block_ && !block_->matches()) return "the block does not give its WARC-Block-Digest";
  // The standard means the payload without chunks; some tools take the digest of what they store.
  if (payload_ && !payload_->matches() && !(unchunk_ && unchunked_payload_ && unchunked_payload_->matches()))
    return "the payload does not give its WARC-Payload-Digest";
  return {};
}

std::string RecordCheck::entity_digest(const WarcRecord& record) {
  const bool in_chunks = unchunk_ && dechunker_.decided() && !dechunker_.was_never_chunked();
  if (in_chunks && !dechunker_.done()) return {};
  if (!entity_) return in_chunks ? std::string{} : std::string(record.get("WARC-Payload-Digest"));
  return labelled_sha256(std::move(in_chunks ? *unchunked_entity_ : *entity_));
}

std::string header_fault(const WarcRecord& record) {
  for (const std::string_view name : {"WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"}) {
    if (count(record, name) == 0) return std::string(name) + " is missing";
    if (count(record, name) > 1) return std::string(name) + " is repeated";
  }
  for (const std::string_view name : {"WARC-Target-URI", "WARC-Block-Digest", "WARC-Payload-Digest",
                                      "Content-Type", "WARC-IP-Address", "WARC-Truncated"})
    if (count(record, name) > 1) return std::string(name) + " is repeated";
  const std::string_view type = record.get("WARC-Type");
  if (!is_bracketed_uri(record.get("WARC-Record-ID"))) return "WARC-Record-ID is no <URI>";
  if (!parse_warc_date(record.get("WARC-Date"))) return "WARC-Date is no date in UTC";
  // Other types are permitted as extensions; readers skip them.
  const bool known = std::ranges::find(kTypes, type) != kTypes.end();
  if (known && type != "warcinfo" && type != "metadata" && record.get("WARC-Target-URI").empty())
    return "WARC-Target-URI is missing";
  for (const WarcField& each : record.header)
    if (first_invalid_utf8(each.value)) return each.name + " is not UTF-8";
  return {};
}

}  // namespace citecheck

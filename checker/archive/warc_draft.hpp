#pragma once
// One record on its way into a file: its header fields, and its block in two pieces, so that a body is not
// copied to be joined with its head.

#include <string>
#include <string_view>

#include "checker/archive/warc_fields.hpp"
#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

class WarcDraft {
 public:
  /// All texts are borrowed until append_to().
  WarcDraft(std::string_view type, std::string_view content_type, Instant date, std::string_view head,
            const SpooledBytes* body = nullptr);

  /// Of the block: "sha256:…".
  const std::string& digest() const { return digest_; }
  /// To be called once, before append_to().
  void set_id(std::string id) { id_ = std::move(id); }
  const std::string& id() const { return id_; }
  /// Adds a header field; nothing for an empty value.
  void add(std::string_view name, std::string_view value) { append_field(fields_, name, value); }
  /// Appends the record as one gzip member.
  void append_to(SpooledBytes& out) const;

 private:
  std::string_view type_, content_type_;
  std::string id_, date_, digest_, fields_;
  std::string_view head_;
  const SpooledBytes& body_;
};

}  // namespace citecheck

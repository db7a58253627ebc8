#include "checker/archive/warc_draft.hpp"

#include "checker/archive/digest.hpp"
#include "checker/archive/gzip.hpp"

namespace citecheck {

namespace {

const SpooledBytes kNoBody;

}  // namespace

WarcDraft::WarcDraft(std::string_view type, std::string_view content_type, Instant date,
                     std::string_view head, const SpooledBytes* body)
    : type_(type),
      content_type_(content_type),
      date_(format_warc_date(date)),
      head_(head),
      body_(body == nullptr ? kNoBody : *body) {
  digest_ = labelled_sha256(head_, body_);
  add("Content-Type", content_type);
  add("Content-Length", std::to_string(head_.size() + body_.size()));
}

void WarcDraft::append_to(SpooledBytes& out) const {
  constexpr std::string_view kFieldsType = "application/warc-fields";
  constexpr std::string_view kVersion = "WARC/1.1\r\n", kLineEnd = "\r\n", kRecordEnd = "\r\n\r\n";
  std::string first;
  append_field(first, "WARC-Type", type_);
  append_field(first, "WARC-Record-ID", id_);
  append_field(first, "WARC-Date", date_);
  // What is our own word has its gzip member's seal and the hash of the whole file, as a request has: a
  // digest would be a tenth of such a record.
  const bool our_word = type_ == "metadata" && content_type_ == kFieldsType;
  if (type_ != "request" && !our_word) append_field(first, "WARC-Block-Digest", digest_);
  std::string front(kVersion);
  front.append(first).append(fields_).append(kLineEnd).append(head_);
  append_gzip_member(out, front, body_, kRecordEnd);
}

}  // namespace citecheck

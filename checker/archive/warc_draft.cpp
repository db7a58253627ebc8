#include "checker/archive/warc_draft.hpp"

#include "checker/archive/digest.hpp"
#include "checker/archive/gzip.hpp"

namespace citecheck {

WarcDraft::WarcDraft(std::string_view type, std::string_view content_type, Instant date,
                     std::string_view name, std::string_view head, std::string_view body)
    : head_(head), body_(body) {
  const std::string written_date = format_warc_date(date);
  const std::string digest = labelled_sha256(head, body);
  std::string unique(type);
  unique.append("\n").append(written_date).append("\n").append(digest).append("\n").append(name);
  id_ = record_id(unique);
  add("WARC-Type", type);
  add("WARC-Record-ID", id_);
  add("WARC-Date", written_date);
  add("WARC-Block-Digest", digest);
  add("Content-Type", content_type);
  add("Content-Length", std::to_string(head.size() + body.size()));
}

void WarcDraft::append_to(std::string& out) const {
  constexpr std::string_view kVersion = "WARC/1.1\r\n", kLineEnd = "\r\n", kRecordEnd = "\r\n\r\n";
  std::string record;
  record.reserve(kVersion.size() + fields_.size() + kLineEnd.size() + head_.size() + body_.size() +
                 kRecordEnd.size());
  record.append(kVersion).append(fields_).append(kLineEnd);
  record.append(head_).append(body_).append(kRecordEnd);
  append_gzip_member(out, record);
}

}  // namespace citecheck

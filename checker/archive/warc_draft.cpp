#include "checker/archive/warc_draft.hpp"

#include <array>

#include "checker/archive/digest.hpp"
#include "checker/archive/gzip.hpp"

namespace citecheck {

WarcDraft::WarcDraft(std::string_view type, std::string_view content_type, Instant date,
                     std::string_view head, std::string_view body)
    : type_(type),
      date_(format_warc_date(date)),
      digest_(labelled_sha256(head, body)),
      head_(head),
      body_(body) {
  add("Content-Type", content_type);
  add("Content-Length", std::to_string(head.size() + body.size()));
}

void WarcDraft::append_to(std::string& out) const {
  constexpr std::string_view kVersion = "WARC/1.1\r\n", kLineEnd = "\r\n", kRecordEnd = "\r\n\r\n";
  std::string first;
  append_field(first, "WARC-Type", type_);
  append_field(first, "WARC-Record-ID", id_);
  append_field(first, "WARC-Date", date_);
  if (type_ != "request")
    append_field(first, "WARC-Block-Digest", digest_);  // which we know, and nobody disputes
  const std::string fields = std::string(kVersion) + first + fields_ + std::string(kLineEnd);
  append_gzip_member(out, std::array<std::string_view, 4>{fields, head_, body_, kRecordEnd});
}

}  // namespace citecheck

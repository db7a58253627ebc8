#include "checker/archive/file_end.hpp"

#include <algorithm>
#include <charconv>

#include "checker/archive/digest.hpp"
#include "checker/archive/file_bytes.hpp"
#include "checker/archive/warc_draft.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kLength = "precedingLength", kDigest = "precedingDigest";

std::string sha256_of(const FileBytes& file, std::uint64_t begin, std::uint64_t end) {
  constexpr std::size_t kPiece = 1U << 20;
  Digest digest;
  std::string buffer;
  for (std::uint64_t at = begin; at < end; at += kPiece)
    digest.add(file.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, end - at)), buffer));
  return labelled_sha256(std::move(digest));
}

}  // namespace

std::string end_record(const std::string& warcinfo, Instant at, std::uint64_t length,
                       const std::string& sha256) {
  std::string block;
  append_field(block, kLength, std::to_string(length));
  append_field(block, kDigest, sha256);
  WarcDraft draft("metadata", "application/warc-fields", at, block);
  draft.set_id(record_id("end\n" + warcinfo + '\n' + block, 0));
  draft.add("WARC-Refers-To", warcinfo);
  SpooledBytes out;
  draft.append_to(out);
  return out.head(out.size());
}

void FileEndCheck::add(const WarcRecord& record, std::string_view block) {
  const std::string_view type = record.get("WARC-Type");
  if (type == "warcinfo") {
    if (!field(parse_fields(block), kEndPromise).empty())
      stretches_.push_back({.begin = record.place.offset});
    return;
  }
  if (stretches_.empty()) return;
  Stretch& stretch = stretches_.back();
  const WarcFields fields = type == "metadata" ? parse_fields(block) : WarcFields{};
  const std::string_view length = field(fields, kLength), digest = field(fields, kDigest);
  if (stretch.end) {
    if (!stretch.behind) stretch.behind = record.place.offset;
  } else if (!length.empty() && !digest.empty()) {
    stretch.end = record.place.offset;
    std::from_chars(length.data(), length.data() + length.size(), stretch.length);
    stretch.sha256 = digest;
  }
}

void FileEndCheck::finish(
    const WarcPart& part,
    const std::function<void(std::uint64_t offset, const std::string& what)>& complain) const {
  const FileBytes file(part.path);
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    const Stretch& stretch = stretches_[i];
    const std::uint64_t next = i + 1 < stretches_.size() ? stretches_[i + 1].begin : file.size();
    if (!stretch.end)
      complain(next, "the record that ends the file is missing: the run was killed, or the file was cut");
    else if (stretch.behind)
      complain(*stretch.behind, "a record lies behind the one that ends the file");
    else if (*stretch.end - stretch.begin != stretch.length ||
             sha256_of(file, stretch.begin, *stretch.end) != stretch.sha256)
      complain(*stretch.end, "the records before this one are not those that were written");
  }
}

}  // namespace citecheck

#include "checker/archive/warc_writer.hpp"

#include <algorithm>

#include "checker/archive/file_end.hpp"
#include "checker/archive/warc_draft.hpp"

namespace citecheck {

namespace {

constexpr std::uint64_t kEndRoom = 1'024;  // more than the last record takes

}  // namespace

std::string warcinfo_record(const std::string& name, const ArchiveInfo& info, bool promises_end) {
  std::string block;
  append_field(block, "software", info.software);
  append_field(block, "format", "WARC File Format 1.1");
  append_field(block, "conformsTo",
               "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  append_field(block, "robots", info.obeys_robots ? "classic" : "none");
  append_field(block, "http-header-user-agent", info.user_agent);
  if (promises_end) append_field(block, kEndPromise, "yes");
  WarcDraft draft("warcinfo", "application/warc-fields", info.started, block);
  draft.set_id(
      record_id("warcinfo\n" + name + '\n' + format_warc_date(info.started) + '\n' + draft.digest(), 0));
  draft.add("WARC-Filename", name);
  SpooledBytes out;
  draft.append_to(out);
  return out.head(out.size());
}

WarcWriter::WarcWriter(const std::string& path, const ArchiveInfo& info)
    : file_(info.resume_at ? AppendFile(path, *info.resume_at) : AppendFile(path)), last_(info.started) {
  try {
    if (file_.end() == 0)
      file_.append(warcinfo_record(path.substr(path.find_last_of('/') + 1), info, true), kEndRoom);
    read_back();
  } catch (...) {
    if (!info.resume_at) file_.remove();
    throw;
  }
}

void WarcWriter::read_back() {
  constexpr std::size_t kPiece = 1U << 20;
  const FileBytes file(file_.path());
  std::string buffer;
  for (std::uint64_t at = 0; at < file_.end(); at += kPiece) digest_.add(file.read(at, kPiece, buffer));
  std::string block;
  const auto first =
      WarcReader(file_.path()).next([&](const WarcRecord&, std::string_view piece) { block += piece; });
  const bool promised = first && *first && !field(parse_fields(block), kEndPromise).empty();
  if (promised) warcinfo_ = (*first)->get("WARC-Record-ID");
}

std::uint64_t WarcWriter::append(const WarcRecords& records) {
  const std::uint64_t begin = file_.append(records.bytes, kEndRoom);
  records.bytes.for_each_piece([&](std::string_view piece) { digest_.add(piece); });
  for (const RecordedAnswer& answer : records.answers) last_ = std::max(last_, answer.at);
  return begin;
}

void WarcWriter::close() {
  const std::uint64_t length = file_.end();
  if (!warcinfo_.empty())
    file_.append(end_record(warcinfo_, last_, length, labelled_sha256(std::move(digest_))));
  file_.close();
}

}  // namespace citecheck

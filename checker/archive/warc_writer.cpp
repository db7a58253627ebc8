#include "checker/archive/warc_writer.hpp"

#include "checker/archive/warc_draft.hpp"

namespace citecheck {

std::string warcinfo_record(const std::string& name, const ArchiveInfo& info) {
  std::string block;
  append_field(block, "software", info.software);
  append_field(block, "format", "WARC File Format 1.1");
  append_field(block, "conformsTo",
               "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  append_field(block, "robots", info.obeys_robots ? "classic" : "none");
  append_field(block, "http-header-user-agent", info.user_agent);
  WarcDraft draft("warcinfo", "application/warc-fields", info.started, block);
  draft.set_id(
      record_id("warcinfo\n" + name + '\n' + format_warc_date(info.started) + '\n' + draft.digest(), 0));
  draft.add("WARC-Filename", name);
  std::string out;
  draft.append_to(out);
  return out;
}

WarcWriter::WarcWriter(const std::string& path, const ArchiveInfo& info)
    : file_(info.resume_at ? AppendFile(path, *info.resume_at) : AppendFile(path)) {
  if (file_.end() > 0) return;
  try {
    file_.append(warcinfo_record(path.substr(path.find_last_of('/') + 1), info));
  } catch (...) {
    if (!info.resume_at) file_.remove();
    throw;
  }
}

}  // namespace citecheck

#pragma once
// WarcWriter: one WARC file, and the record that every WARC file begins with.

#include "checker/archive/append_file.hpp"
#include "checker/archive/archive_writer.hpp"

namespace citecheck {

/// The warcinfo record of a file of this name, one gzip member.
std::string warcinfo_record(const std::string& name, const ArchiveInfo& info);

/// Not thread-safe: the keeper thread owns it.
class WarcWriter final : public ArchiveWriter {
 public:
  WarcWriter(const std::string& path, const ArchiveInfo& info);

  std::uint64_t append(const WarcRecords& records) override { return file_.append(records.bytes); }
  void add_page(const ArchivePage&) override {}
  void close() override { file_.close(); }

 private:
  AppendFile file_;
};

}  // namespace citecheck

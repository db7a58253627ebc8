#pragma once
// WarcWriter: one WARC file, and the record that every WARC file begins with.

#include "checker/archive/append_file.hpp"
#include "checker/archive/archive_writer.hpp"
#include "checker/archive/digest.hpp"

namespace citecheck {

/// The warcinfo record of a file of this name, one gzip member. `promises_end`: the file's last record will
/// say what came before it (file_end.hpp).
std::string warcinfo_record(const std::string& name, const ArchiveInfo& info, bool promises_end);

/// Not thread-safe: the keeper thread owns it.
class WarcWriter final : public ArchiveWriter {
 public:
  WarcWriter(const std::string& path, const ArchiveInfo& info);

  std::uint64_t append(const WarcRecords& records) override;
  void add_page(const ArchivePage&) override {}
  void close() override;

 private:
  void read_back();

  AppendFile file_;
  Digest digest_;         ///< Of all that lies in the file.
  std::string warcinfo_;  ///< Its id; "" of a file that another hand began.
  Instant last_{};        ///< The date of the last answer.
};

}  // namespace citecheck

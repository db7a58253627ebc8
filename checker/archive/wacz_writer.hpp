#pragma once
// WaczWriter: a package after WACZ 1.1.1. While the run goes on the file is the local header of a ZIP entry
// and the WARC records behind it, so it is its own journal: killed at any byte it is read, and gone on with,
// as the WARC it holds. Closing puts the index, the list of pages and the directory behind them, for which
// room on the disk is kept all the time.

#include <optional>
#include <string>
#include <vector>

#include "checker/archive/append_file.hpp"
#include "checker/archive/archive_writer.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/signature.hpp"
#include "checker/archive/zip.hpp"

namespace citecheck {

/// Not thread-safe: the keeper thread owns it.
class WaczWriter final : public ArchiveWriter {
 public:
  /// `roll_at`: a WARC file within the package is followed by the next one before it gets longer.
  WaczWriter(const std::string& path, ArchiveInfo info, std::uint64_t roll_at = 1'000'000'000);

  std::uint64_t append(const WarcRecords& records) override;
  void add_page(const ArchivePage& page) override;
  void close() override;

 private:
  struct Resource {
    ZipEntry entry;
    std::string hash;
  };

  void resume(std::uint64_t at);
  void read_back(Resource& resource);
  void index_again(const ZipEntry& entry);
  void begin_warc();
  void end_warc();
  std::uint64_t put(std::string_view bytes, std::uint64_t more_owed);
  void index(const RecordedAnswer& answer, std::uint64_t offset, const std::string& name);
  std::uint64_t owed() const;
  std::string digest_file(const std::string& datapackage) const;

  const ArchiveInfo info_;
  const std::uint64_t roll_at_;
  std::optional<SigningKey> key_;
  std::optional<AppendFile> file_;
  std::vector<Resource> resources_;  ///< The last one is the WARC file being written, while digest_ is set.
  std::optional<Digest> digest_;
  std::vector<std::string> lines_;  ///< Of the index.
  std::uint64_t line_bytes_ = 0;
  std::string pages_;
  std::uint64_t page_count_ = 0;
};

}  // namespace citecheck

#include "checker/archive/archive_writer.hpp"

#include "checker/archive/wacz_writer.hpp"
#include "checker/archive/warc_part.hpp"
#include "checker/archive/warc_writer.hpp"

namespace citecheck {

std::unique_ptr<ArchiveWriter> open_archive(const std::string& path, const ArchiveInfo& info) {
  if (is_wacz_name(path)) return std::make_unique<WaczWriter>(path, info);
  return std::make_unique<WarcWriter>(path, info);
}

}  // namespace citecheck

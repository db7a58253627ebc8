#pragma once
// Captures: what of a run's answers lies where in its archive, for reports and for the archive's own list of
// pages. Pure.

#include <optional>
#include <string>
#include <vector>

#include "checker/archive/archive_writer.hpp"
#include "checker/archive/warc_records.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// Where the answer that the chain comes to lies among its records, which are to be appended to `file`.
std::optional<Captured> capture_of(const Chain& chain, const WarcRecords& records, const std::string& file);

/// Every citation whose URL was answered is a page of the archive, and so is its cited archive copy.
std::vector<ArchivePage> pages_of(const ArticleResult& result);

}  // namespace citecheck

#pragma once
// The link from a report to a capture: the archive's file, and what a viewer of archives is to open in it.

#include <string>

#include "reports/report.hpp"

namespace citecheck {

/// A relative URL from the report's folder ("" for the working directory) to the archive. Behind the "#"
/// stand the captured URL and its time, as ReplayWeb.page takes them.
std::string archive_link(const Captured& captured, const std::string& folder);

}  // namespace citecheck

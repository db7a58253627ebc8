#pragma once
// The report formats' ways in, one file each; formats.cpp lists them.

#include <memory>
#include <ostream>

#include "reports/report.hpp"

namespace citecheck {

std::unique_ptr<ReportWriter> open_terminal_report(std::ostream& out, const Appearance& appearance);
std::unique_ptr<ReportWriter> open_json_report(std::ostream& out, const Appearance& appearance);
std::unique_ptr<ReportWriter> open_html_report(std::ostream& out, const Appearance& appearance);

}  // namespace citecheck

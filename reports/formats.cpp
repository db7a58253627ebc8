#include <algorithm>
#include <array>

#include "reports/writers.hpp"

namespace citecheck {

namespace {

constexpr std::array<ReportFormat, 3> kFormats{{
    {"terminal", "for a person at a terminal", open_terminal_report},
    {"json", "the whole run for machines (reports/schema/report.schema.json)", open_json_report},
    {"html", "one self-contained page", open_html_report},
}};

}  // namespace

std::span<const ReportFormat> report_formats() {
  return kFormats;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &ReportFormat::name);
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace citecheck

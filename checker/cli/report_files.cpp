#include "checker/cli/report_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "checker/cli/arguments.hpp"

namespace citecheck {

namespace {

/// Where a report is written until it is whole: beside its place, so that renaming it is one step of the file
/// system. A device, pipe or link (/dev/stdout) is written to: it is not ours to replace.
std::string unfinished(const std::string& path) {
  std::error_code error;
  const auto type = std::filesystem::symlink_status(path, error).type();
  const bool is_place = type == std::filesystem::file_type::regular ||
                        type == std::filesystem::file_type::directory ||
                        type == std::filesystem::file_type::not_found;
  return is_place ? path + ".part" + std::to_string(getpid()) : path;
}

const ReportFormat& format_named(const std::string& name) {
  if (const ReportFormat* format = find_report_format(name)) return *format;
  std::string list;
  for (const ReportFormat& format : report_formats())
    list += (list.empty() ? "" : ", ") + std::string(format.name);
  throw UsageError("there is no report format '" + name + "'; there are " + list);
}

}  // namespace

ReportFiles::ReportFiles(const std::vector<std::string>& wanted, std::ostream& out,
                         const Appearance& appearance) {
  const std::vector<std::string> specs = wanted.empty() ? std::vector<std::string>{"terminal"} : wanted;
  for (const std::string& spec : specs) {
    const std::size_t equals = spec.find('=');
    const ReportFormat& format = format_named(spec.substr(0, equals));
    Report report;
    if (equals != std::string::npos) report.path = spec.substr(equals + 1);
    if (equals != std::string::npos && report.path.empty())
      throw UsageError("--report " + spec + " names no file behind the '='");
    const auto same = std::ranges::find(reports_, report.path, &Report::path);
    if (same != reports_.end())
      throw UsageError("two reports go to " + (report.path.empty() ? "standard output" : report.path) +
                       "; give one of them another file: --report FORMAT=FILE");
    if (report.path.empty()) {
      report.writer = format.open(out, appearance);
    } else {
      report.written = unfinished(report.path);
      report.file = std::make_unique<std::ofstream>(report.written, std::ios::binary);
      if (!*report.file)
        throw UsageError("the report " + report.path + " cannot be written: " + std::strerror(errno));
      const std::string folder = std::filesystem::path(report.path).parent_path().string();
      report.writer = format.open(*report.file, {.width = 0, .folder = folder});
    }
    reports_.push_back(std::move(report));
  }
}

ReportFiles::~ReportFiles() {
  for (const Report& report : reports_)
    if (report.file && report.written != report.path) std::remove(report.written.c_str());
}

void ReportFiles::begin(const RunInfo& run) {
  for (const Report& report : reports_) report.writer->begin(run);
}

std::vector<ReportWriter*> ReportFiles::writers() const {
  std::vector<ReportWriter*> out;
  for (const Report& report : reports_) out.push_back(report.writer.get());
  return out;
}

void ReportFiles::end(const RunEnd& end) {
  for (Report& report : reports_) {
    report.writer->end(end);
    if (!report.file) continue;
    report.file->close();
    if (!*report.file ||
        (report.written != report.path && std::rename(report.written.c_str(), report.path.c_str()) != 0))
      throw std::runtime_error("the report " + report.path +
                               " could not be written: " + std::strerror(errno));
    report.file.reset();
  }
}

}  // namespace citecheck

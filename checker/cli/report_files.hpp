#pragma once
// Report files: the writers a run was asked for, each on standard output or on a file that appears only when
// it is whole.

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "reports/report.hpp"

namespace citecheck {

class ReportFiles {
 public:
  /// `wanted` are the values of --report, "FORMAT" or "FORMAT=FILE"; empty means the terminal report. Throws
  /// UsageError for an unknown format, or two reports on standard output.
  ReportFiles(const std::vector<std::string>& wanted, std::ostream& out, const Appearance& appearance);
  /// Files that were not finished are removed.
  ~ReportFiles();
  ReportFiles(const ReportFiles&) = delete;
  ReportFiles& operator=(const ReportFiles&) = delete;

  void begin(const RunInfo& run);
  std::vector<ReportWriter*> writers() const;
  /// Ends every report and puts the files in place. Throws std::runtime_error if one cannot be written.
  void end(const RunEnd& end);

 private:
  struct Report {
    std::string path;     ///< "" for standard output.
    std::string written;  ///< Where it is until it is whole.
    std::unique_ptr<std::ofstream> file;
    std::unique_ptr<ReportWriter> writer;
  };
  std::vector<Report> reports_;
};

}  // namespace citecheck

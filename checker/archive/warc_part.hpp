#pragma once
// WarcPart: a WARC file, or the stretch of a WACZ package that is one. Its places are bytes of the file it
// lies in, so that what a report names is found with any tool.

#include <cstdint>
#include <string>
#include <vector>

namespace citecheck {

struct WarcPart {
  std::string path;  ///< Of the file: the WARC's own, or the package's.
  std::string name;  ///< Within the package: "archive/data.warc.gz"; "" for a file of its own.
  std::uint64_t begin = 0, end = UINT64_MAX;  ///< The bytes of the file that are the WARC.
};

struct WarcParts {
  std::vector<WarcPart> parts;
  std::vector<std::string> problems;  ///< What of the package cannot be read, and why.
};

/// What of a file is WARC: all of it, or of a WACZ package the entries below archive/. A package that was not
/// finished, because the run was killed, gives what it holds. Throws std::runtime_error, with what to do, if
/// the file cannot be read.
WarcParts warc_parts(const std::string& path);

/// True if the file is empty, or a piece of an archive too short to hold a record: a run was killed, or the
/// machine failed, before anything was kept. Throws std::runtime_error if it cannot be read.
bool is_barely_begun(const std::string& path);

/// True for a path that is to be written as a WACZ package.
bool is_wacz_name(const std::string& path);

}  // namespace citecheck

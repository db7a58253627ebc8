#pragma once
// WarcPart: a WARC file, or the stretch of a WACZ package that is one. Its places are bytes of the file it
// lies in, so that what a report names is found with any tool. Only where the package has compressed it once
// more, they are bytes of what it unpacks to.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/spooled_bytes.hpp"
#include "references/result.hpp"

namespace citecheck {

struct WarcPart {
  std::string path;  ///< Of the file: the WARC's own, or the package's.
  std::string name;  ///< Within the package: "archive/data.warc.gz"; "" for a file of its own.
  std::uint64_t begin = 0, end = UINT64_MAX;  ///< The bytes of the file that are the WARC.
  /// Where it is unpacked, if the package has compressed it; null if not. `begin` and `end` are places
  /// therein.
  std::shared_ptr<const SpooledBytes> unpacked;
  std::uint64_t packed_at = 0;  ///< Where in the file its compressed bytes lie, if they are that.

  /// The byte of the file that a place of this part lies at: of a compressed one, its first byte.
  std::uint64_t in_file(std::uint64_t place) const { return unpacked ? packed_at : place; }
  /// What is wrong at a place, with what in_file() does not say of it: "archive/x.warc: byte 7 of what it
  /// unpacks to: " before it, of a compressed part.
  std::string told(std::uint64_t place, std::string_view what) const;
  /// A place as people know it: in the file, or in what a compressed part unpacks to.
  std::uint64_t shown(std::uint64_t place) const { return unpacked ? place - begin : place; }
};

struct WarcParts {
  std::vector<WarcPart> parts;
  std::vector<Error> problems;  ///< What of the package cannot be read, and why, in the order of the file.
};

/// What of a file is WARC: all of it, or of a WACZ package the entries below archive/. A package that was not
/// finished, because the run was killed, gives what it holds. Entries that are compressed are unpacked to
/// a temporary file (SpooledBytes), to at most a hundred times the size of the package. Throws
/// std::runtime_error, with what to do, if the file cannot be read or there is no room for that.
WarcParts warc_parts(const std::string& path);

/// True if the file is empty, or a piece of an archive too short to hold a record: a run was killed, or the
/// machine failed, before anything was kept. Throws std::runtime_error if it cannot be read.
bool is_barely_begun(const std::string& path);

/// True for a path that is to be written as a WACZ package.
bool is_wacz_name(const std::string& path);

}  // namespace citecheck

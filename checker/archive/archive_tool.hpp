#pragma once
// What a person asks of an archive, WARC or WACZ: is it whole, what is in it, give me that page. All three
// read the file record by record and throw std::runtime_error only if it cannot be read or is no archive.

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/result.hpp"

namespace citecheck {

struct ArchiveCheck {
  std::uint64_t records = 0, digests = 0;  ///< That were read, and that were held against the bytes.
  std::uint64_t bad = 0;                   ///< Places that are damaged or break the standard.
  std::optional<Error> first;              ///< The bad place that comes first in the file.

  bool sound() const { return bad == 0 && records > 0; }
};

/// Checks every record: its header, its block's length and end, block and payload digest, gzip's own check,
/// record ids that repeat, bytes behind the last record; of a WACZ package its checksums, hashes and index,
/// too. In an archive written here every change of a single byte shows, and a cut within a capture. Prints a
/// line per bad place, at most a hundred, and a summary.
ArchiveCheck verify_archive(const std::string& path, std::ostream& out);

/// One line per record: offset (in what it unpacks to, of a WARC file that its package has compressed),
/// length (0 where records share a gzip member), type, date, HTTP status or
/// "-", target URI or "-"; separated by tabs. Damaged places go to `complaints`.
void list_archive(const std::string& path, std::ostream& out, std::ostream& complaints);

/// Prints exactly the payload of the latest answer to a URL: the body as it was sent, in its content
/// encoding, without chunks. An error says why it could not; then part of it may be printed already. Where
/// one archive refers to another, both are to be named.
Result<std::uint64_t> get_by_url(const std::vector<std::string>& paths, std::string_view url,
                                 std::ostream& out);
/// The same of the record with this id, with or without angle brackets; of records that are no HTTP messages
/// the whole block.
Result<std::uint64_t> get_by_id(const std::vector<std::string>& paths, std::string_view id,
                                std::ostream& out);

}  // namespace citecheck

#pragma once
// CDXJ: the index of the captures in a WACZ package, a line each: the URL's SURT, the time, and where the
// record lies, as JSON. Lines are sorted bytewise, packed in blocks, and a second index tells where each
// block begins.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/warc_fields.hpp"
#include "references/result.hpp"

namespace citecheck {

struct CdxLine {
  std::string key;        ///< SURT.
  std::string timestamp;  ///< YYYYMMDDhhmmss, perhaps with milliseconds.
  std::string url, digest, mime, filename, status;
  std::uint64_t offset = 0, length = 0;
};

/// Without a line end. The key and the timestamp are made from `url` and `at`.
std::string write_cdx_line(CdxLine line, Instant at);

/// An error says what the line lacks. Numbers may be written as strings.
Result<CdxLine> parse_cdx_line(std::string_view line);

struct CdxFiles {
  std::string blocks;  ///< index.cdx.gz: gzip members of up to 1,024 lines.
  std::string index;   ///< index.idx: the first key of each, where it lies, and its digest.
};

/// Sorts the lines.
CdxFiles pack_cdx(std::vector<std::string> lines);

/// "20260101120000".
std::string cdx_timestamp(Instant at);

}  // namespace citecheck

#pragma once
// Holds a WACZ package against what it says of itself: the checksums of ZIP, the hashes of its datapackage,
// and the index, which must name every answer that the WARC files hold and nothing else. The records
// themselves are checked elsewhere.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace citecheck {

/// An answer that was read from the package, as its index is to name it.
struct IndexedAnswer {
  std::uint64_t length = 0;
  std::string url, digest, timestamp;
};
/// By the name of the WARC file, without its folder, and the offset in it.
using IndexedAnswers = std::map<std::pair<std::string, std::uint64_t>, IndexedAnswer>;

/// Called with a byte of the file and what is wrong there.
using Complain = std::function<void(std::uint64_t offset, const std::string& what)>;

/// Nothing is checked if the file is no ZIP, or one that was not finished (which warc_parts() tells). In a
/// package that was written here every change of a single byte outside of the WARC files shows. Throws
/// std::runtime_error if the file cannot be read.
void check_package(const std::string& path, const IndexedAnswers& answers, const Complain& complain);

}  // namespace citecheck

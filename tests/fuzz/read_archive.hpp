#pragma once
// The fuzz targets of the archive's readers: whatever the bytes, reading them ends, and what is wrong is
// said.

#include <array>
#include <string>
#include <string_view>

namespace citecheck::test {

/// The forms there are targets for: WARC files, WACZ packages (ZIP), lines of an index; and what the world's
/// archives answer of their copies.
inline constexpr std::array<std::string_view, 6> kArchiveForms{"warc", "wacz",         "cdxj",
                                                               "cdx",  "availability", "timemap"};

/// Reads `bytes` as that form; what is unsound about what came out, "" if nothing.
std::string read_archive(std::string_view form, std::string_view bytes);

}  // namespace citecheck::test

#pragma once
// The lines of a package's index, packed or not.

#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

/// True for the name of an entry that holds CDXJ lines: indexes/NAME.cdx, .cdxj, and the same packed.
bool is_cdx_name(std::string_view name);

/// The lines: those of gzip members one behind the other, or the bytes as they are. At most 256 MiB; none if
/// they cannot be unpacked.
std::optional<std::string> index_text(std::string_view bytes);

}  // namespace citecheck

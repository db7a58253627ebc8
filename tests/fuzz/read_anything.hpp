#pragma once
// The one fuzz target of all readers: whatever the bytes, reading them ends, and what comes out is sound.

#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck::test {

/// Reads `bytes` as `format`; what is wrong with an article that came out, "" if all are sound.
std::string read_anything(const FormatInfo& format, std::string_view bytes);

}  // namespace citecheck::test

#pragma once
// Script JSON: the text of <script type="application/ld+json"> made fit for a JSON parser. Pages wrap it in
// CDATA or comments, break lines inside of strings, or write it with character references.

#include <string>
#include <string_view>

namespace citecheck {

/// The script from its first brace or bracket on, control characters made spaces.
std::string repaired_json(std::string_view script);

/// "\'" and other escapes that JSON lacks lose their backslash.
std::string without_bad_escapes(std::string_view json);

}  // namespace citecheck

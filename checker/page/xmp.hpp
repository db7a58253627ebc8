#pragma once
// XMP (ISO 16684-1): what a PDF's metadata stream says, as Dublin Core, PRISM and Adobe's own properties.

#include <string_view>

#include "checker/page/candidates.hpp"

namespace citecheck {

/// Adds to `found`. Publishers who fill PRISM's fields fill all of them with care; elsewhere the fields are
/// what a program put there.
void read_xmp(std::string_view packet, Candidates& found);

}  // namespace citecheck

#pragma once
// Titles in CSL-JSON may hold markup (<i>, <sup>, <span class="nocase">), and registries add entities and
// MathML; a title is compared and shown without them.

#include <string>
#include <string_view>

namespace citecheck::csl {

/// Without tags and entities, space collapsed. What comes out comes through unchanged.
std::string plain_title(std::string_view text);

}  // namespace citecheck::csl

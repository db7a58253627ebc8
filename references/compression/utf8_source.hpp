#pragma once
// Utf8Source: the text of a byte source as UTF-8 where it is UTF-16, as some tools for Windows write XML.
// Bytes of any other encoding pass through as they are.

#include <memory>

#include "references/compression/byte_source.hpp"

namespace citecheck {

/// Looks at the first bytes of `in` with the first read.
std::unique_ptr<ByteSource> open_utf8_source(std::unique_ptr<ByteSource> in);

}  // namespace citecheck

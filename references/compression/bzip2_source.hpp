#pragma once
// The bytes of a bzip2 file, however many streams it has, its blocks decoded by several threads. What is
// decoded ahead is bounded, and comes out in order; behind a damaged block reading goes on with the next one.

#include "references/compression/byte_source.hpp"
#include "references/compression/input_bytes.hpp"

namespace citecheck {

/// With one thread (or none) blocks are decoded by whoever reads.
std::unique_ptr<ByteSource> open_bzip2(InputBytes in, unsigned threads);

}  // namespace citecheck

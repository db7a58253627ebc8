#pragma once
// The bytes of a zstd file, however many frames it has (RFC 8878).

#include "references/compression/byte_source.hpp"
#include "references/compression/input_bytes.hpp"

namespace citecheck {

std::unique_ptr<ByteSource> open_zstd(InputBytes in);

}  // namespace citecheck

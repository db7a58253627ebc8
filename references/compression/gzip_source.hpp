#pragma once
// The bytes of a gzip file, however many members it has (RFC 1952).

#include "references/compression/byte_source.hpp"
#include "references/compression/input_bytes.hpp"

namespace citecheck {

std::unique_ptr<ByteSource> open_gzip(InputBytes in);

}  // namespace citecheck

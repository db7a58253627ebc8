#pragma once
// DEFLATE streams (RFC 1951) for tests that read them: bare, or in the frame of gzip or zlib.

#include <string>
#include <string_view>

namespace citecheck::test {

/// What stands around the stream, as zlib numbers it.
enum class DeflateFrame { none = -15, zlib = 15, gzip = 31 };

std::string deflated(std::string_view bytes, DeflateFrame frame = DeflateFrame::none);

}  // namespace citecheck::test

#pragma once
// Base64 (RFC 4648), in which fields and content controls keep data.

#include <string>
#include <string_view>

namespace citecheck::docx {

/// White space is passed over; decoding ends at the first other character that is none of base64.
std::string decode_base64(std::string_view text);

}  // namespace citecheck::docx

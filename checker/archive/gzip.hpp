#pragma once
// gzip members (RFC 1952) as the archive writes them: one per record, no time stamp, and with a seal.
//
// The seal is an extra field "cc" of four bytes, the CRC-32 (little-endian) of the whole member with these
// four bytes taken as zero. gzip's own check covers only the unpacked bytes; with the seal every changed
// byte of the file shows, those of the member's header and of the padding between its blocks too. Readers
// that do not know the field skip it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

inline constexpr std::size_t kSealedHeaderSize = 20;  ///< Of a member's header with the seal in it.

/// Appends what is given, one behind the other, as one member; the same content in the same parts gives the
/// same bytes. Thread-safe. Takes less than two megabytes beside what is given and what becomes of it. Throws
/// std::runtime_error if there is no room for that.
void append_gzip_member(SpooledBytes& out, std::string_view front, const SpooledBytes& body,
                        std::string_view back);
void append_gzip_member(std::string& out, std::string_view content);

/// As a ZIP entry holds it, without a header; the same content gives the same bytes. Thread-safe.
std::string deflated(std::string_view content);

/// The seal that a member's first kSealedHeaderSize bytes hold; none if it has none.
std::optional<std::uint32_t> seal_in(std::string_view member_header);

/// The CRC to begin with behind a sealed header; add the rest of the member with add_to_crc.
std::uint32_t sealed_header_crc(std::string_view member_header);
std::uint32_t add_to_crc(std::uint32_t crc, std::string_view bytes);

}  // namespace citecheck

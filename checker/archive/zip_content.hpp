#pragma once
// The content of a ZIP entry, stored or deflated, piece by piece.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "checker/archive/zip.hpp"

namespace citecheck {

using TakePiece = std::function<void(std::string_view piece)>;

/// True if it is not encrypted, and of a method that is understood: 0 stored, 8 deflated.
bool can_unpack(const ZipEntry& entry);

/// The entry's bytes as they lie in the file. Throws std::runtime_error if they cannot be read.
void read_packed(const FileBytes& file, const ZipEntry& entry, const TakePiece& take);

/// Unpacks a deflated entry as far as it can, to at most `most` bytes: what is wrong with it, "" if nothing.
/// Throws likewise.
std::string inflate_entry(const FileBytes& file, const ZipEntry& entry, std::uint64_t most,
                          const TakePiece& take);

/// Its content; false if it does not unpack, or is not of the stated length. Throws likewise.
bool read_content(const FileBytes& file, const ZipEntry& entry, const TakePiece& take);

/// All of it; none if it is longer than `most`, or as above.
std::optional<std::string> content_of(const FileBytes& file, const ZipEntry& entry, std::uint64_t most);

}  // namespace citecheck

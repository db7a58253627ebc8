#pragma once
// File kind: what a file that is no text is, by its first bytes. A suffix may be wrong, and "binary" alone
// tells nobody what to do.

#include <string_view>

namespace citecheck {

/// What the file is and what to do about it ("is a PDF: ..."); "" where the bytes are of none of the kinds
/// known.
std::string_view foreign_kind(std::string_view head);

}  // namespace citecheck

#pragma once
// The plain-text reader: an article copied out of a browser or a word processor, with marks like [12] in the
// text and the list of references at its end.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream: the first line is its title.
std::unique_ptr<Reader> open_plain(std::unique_ptr<std::istream> in, std::string path,
                                   const ReadOptions& options = {});

/// 0 for bytes that are no text; more where a numbered list of references or marks are in sight.
int looks_like_plain(std::string_view head);

}  // namespace citecheck

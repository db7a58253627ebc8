#pragma once
// The reader of RIS, the format reference managers and publishers exchange ("TY  - JOUR"), and of EndNote's
// older refer format ("%0 Journal Article"), which says the same with other tags.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream: the text of the file, whose citations are its records.
std::unique_ptr<Reader> open_ris(std::unique_ptr<std::istream> in, std::string path,
                                 const ReadOptions& options = {});

/// More where a record begins and tagged lines follow.
int looks_like_ris(std::string_view head);

}  // namespace citecheck

#pragma once
// Segmentation: takes the text of one reference apart into what it claims. Built for the layout of CS1
// ("Author (date). "Title". Work. Publisher. Archived …. Retrieved …."), and careful with all others: what
// cannot be told apart is left alone; the reference keeps its text, URLs, identifiers and statements.

#include <cstddef>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::plain {

/// `text` lies at byte `offset` of Article::source. Label, span and marks are the caller's.
Citation read_reference(std::string_view text, std::size_t offset);

}  // namespace citecheck::plain

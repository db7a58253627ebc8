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

/// The same of a text that shows no title: only what announces itself (URLs, identifiers, "Retrieved …") and
/// the one date it names. Many times cheaper, as nothing has to be told apart.
Citation read_statements(std::string_view text, std::size_t offset);

}  // namespace citecheck::plain

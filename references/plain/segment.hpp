#pragma once
// Segmentation: takes the text of one reference apart into what it claims. What announces itself (URLs,
// identifiers, "Retrieved …", "Archived …") is taken out first. Then CS1 ("Author (date). "Title". Work.
// Publisher.") is read by its order, GB/T 7714 by its marks, and any other style by the tagger. What is
// doubtful is left out; the reference always keeps its year, URLs, identifiers and statements.

#include <cstddef>
#include <optional>
#include <string_view>

#include "references/citation.hpp"
#include "references/plain/tagger.hpp"

namespace citecheck::plain {

/// `text` lies at byte `offset` of Article::source. Label, span and marks are the caller's. `title` says
/// where in `text` the title stands, if the caller knows (from markup).
Citation read_reference(std::string_view text, std::size_t offset, std::optional<Span> title = std::nullopt,
                        const Tagger& tagger = Tagger::learnt());

/// Of a reference whose quoted text is known to be its title: read as CS1 prints it, which is much quicker
/// than telling the parts of any style apart. Without quotes as read_statements().
Citation read_titled(std::string_view text, std::size_t offset);

/// The same of a text that shows no title: only what announces itself (URLs, identifiers, "Retrieved …") and
/// the one date it names. Many times cheaper, as nothing has to be told apart.
Citation read_statements(std::string_view text, std::size_t offset);

}  // namespace citecheck::plain

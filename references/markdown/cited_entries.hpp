#pragma once
// Cited entries: which entries of its bibliography an article cites, and which of its keys lead nowhere.

#include "references/citation.hpp"
#include "references/markdown/bibliography.hpp"
#include "references/markdown/document.hpp"
#include "references/markdown/metadata.hpp"

namespace citecheck::markdown {

/// Adds the cited entries, with their marks. An entry that is not cited is none of this article's citations.
void add_cited_entries(Article& article, const Document& document, const Metadata& metadata,
                       Bibliography bibliography);

}  // namespace citecheck::markdown

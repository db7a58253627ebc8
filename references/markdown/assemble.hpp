#pragma once
// Assembling: an article's citations out of its document: footnotes, the list of references, links in the
// text, and the entries of its bibliography that it cites.

#include "references/citation.hpp"
#include "references/markdown/document.hpp"
#include "references/markdown/layout.hpp"
#include "references/markdown/metadata.hpp"
#include "references/reader.hpp"

namespace citecheck::markdown {

void assemble(Article& article, const Layout& layout, const Document& document, Metadata metadata,
              const ReadOptions& options);

}  // namespace citecheck::markdown

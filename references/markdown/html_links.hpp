#pragma once
// Links in raw HTML: the href of <a> and of other tags that lead a reader somewhere. The tree of
// references/html knows no positions, so tags are taken apart here by the tokenizer's rules of the HTML
// Standard, as far as attributes go.

#include <cstddef>
#include <vector>

#include "references/markdown/document.hpp"
#include "references/markdown/mapped_text.hpp"

namespace citecheck::markdown {

/// Adds the links of a piece of HTML; their text is set to the place `prose_at`.
void find_html_links(const MappedText& html, std::size_t prose_at, std::vector<Link>& links);

}  // namespace citecheck::markdown

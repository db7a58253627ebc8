#pragma once
// Titles: which words of a reference are the title, and which the work it stands in, as the page shows by its
// links, its italics and its quotes. They are held against what was read from the words alone.

#include <vector>

#include "references/citation.hpp"
#include "references/rendered/link.hpp"
#include "references/rendered/visible_text.hpp"

namespace citecheck::rendered {

/// `citation` was read from `text`, and its spans are those of the text; `links` are those of text.links().
void read_titles(const Page& page, const VisibleText& text, const std::vector<Link>& links,
                 Citation& citation);

}  // namespace citecheck::rendered

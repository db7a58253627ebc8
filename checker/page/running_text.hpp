#pragma once
// Running text: all a page's reader can come to read, in order, with the place of each run in the body that
// was archived, so that a quotation can be pointed at.

#include <string_view>

#include "references/html/html.hpp"
#include "rules/compare/page_text.hpp"

namespace citecheck {

/// `source` is what `html` was made of; `encoding` that of the body it was made from, as choose_encoding()
/// names it. Where a character of the body has no fixed length but in UTF-8, places are not known. Folded
/// parts of the page are text too; a page that says where it goes on is incomplete.
PageText running_text(const HtmlTree& html, std::string_view source, std::string_view encoding);

}  // namespace citecheck

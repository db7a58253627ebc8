#pragma once
// Article body: the element of a page that holds its article, and what of it is the page's frame: menus,
// share buttons, teasers, comments.

#include "references/rendered/page.hpp"

namespace citecheck::rendered {

/// The element with the article's text: the one that says so, or the one with most of the paragraphs. Node 0
/// where the page has no text.
Index find_article_body(const Page& page);

/// True if the element is of the frame, or about other pages.
bool is_page_frame(const Page& page, Index node);

}  // namespace citecheck::rendered

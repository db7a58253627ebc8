#pragma once
// Links: the web pages that a JATS text leads to outside of its references ("available at …", data
// statements). Each is a citation of its URL and nothing else, and belongs to no list.

#include "references/xml/marks.hpp"

namespace citecheck::jats {

/// Adds one citation per different URL, behind those of the list; its marks are the places of the links.
/// Links of the article's own metadata (licence, people, journal) cite nothing.
void read_links(const xml::Tree& tree, xml::Range range, Article& article);

}  // namespace citecheck::jats

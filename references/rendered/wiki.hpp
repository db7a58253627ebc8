#pragma once
// Wiki: references as MediaWiki renders them, by its legacy parser or by Parsoid: lists of notes with links
// back to their marks, elements that hold one citation each, and short references that lead to those.

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

/// A citation and the nodes it was read from.
struct Found {
  Citation citation;
  Nodes nodes;
};

/// The citations of the notes, with their marks, and those of elements such as <cite class="citation">
/// wherever they stand, in the order of the page. Marks that lead nowhere, and messages of the extension
/// Cite, go into the article.
std::vector<Found> read_wiki(const Page& page, Article& article);

}  // namespace citecheck::rendered

#pragma once
// References written as free text: what can be told of "[url title], Work, 3 May 2014" without a template.
// The links come from the markup; the words are read as the plain-text reader reads a reference.

#include "references/citation.hpp"
#include "references/wikitext/plain_text.hpp"

namespace citecheck::wikitext {

/// `body` lies in node `parent`. Claims the citation holds already are kept. Where it states only an archive
/// URL, the cited page's URL is taken out of that.
void read_free_text(const Page& page, std::uint32_t parent, Span body, Citation& citation);

/// The links that stand in the body of a reference beside its citation templates, in `other` as "url": what
/// they are to the work that a template cites is not known.
void read_links_beside(const Page& page, std::uint32_t parent, Span body, Citation& citation);

}  // namespace citecheck::wikitext

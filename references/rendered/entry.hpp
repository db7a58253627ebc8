#pragma once
// Entry: one reference as a page shows it, read into a citation: its text taken apart as plain text is, its
// links, its emphasised titles, and the data (COinS) beside it.

#include "references/citation.hpp"
#include "references/rendered/visible_text.hpp"

namespace citecheck::rendered {

/// What a reader of an entry reads: neither marks, links back, error messages nor names of search services.
VisibleText::Show show_in_entry(const Page& page, Index node);

/// Names, group, span and marks are the caller's. A label that the entry begins with ("[12]", "12.") is put
/// into `label`; null where there is none to look for.
Citation read_entry(const Page& page, Nodes nodes, std::string* label = nullptr);

/// Moves the claims of a citation that was read from `text` to where they stand in the source.
void place_claims(const Page& page, const VisibleText& text, Citation& citation);

/// A claim of what the text shows there, its space collapsed.
Claim<std::string> shown_claim(const Page& page, const VisibleText& text, Span span);

}  // namespace citecheck::rendered

#pragma once
// References that stand in a document only as text: its list of references, and its notes. They are read as
// plain text, and their claims are led back to the bytes of the part.

#include <optional>
#include <span>
#include <vector>

#include "references/citation.hpp"
#include "references/docx/story.hpp"

namespace citecheck::docx {

/// The paragraph as a reference; its label is the number it begins with, "" if it has none.
Citation read_paragraph(const Paragraph& paragraph);

/// The paragraphs of a note as one reference; none if they are only talk: no link, no identifier, and neither
/// a title nor a date with an author.
std::optional<Citation> read_note(std::span<const Paragraph* const> paragraphs);

/// The paragraphs that are entries of the list of references: those a reference manager or Word made, else
/// those under a heading that says so.
std::vector<const Paragraph*> find_list(const std::vector<Paragraph>& paragraphs);

/// The place in the source of a stretch of the paragraph's text; empty where it is not the same bytes.
Span in_source(const Paragraph& paragraph, Span text);

}  // namespace citecheck::docx

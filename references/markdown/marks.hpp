#pragma once
// Marks: what in the text of a Markdown article points at its references: "[^1]", an inline footnote "^[…]".

#include <string>
#include <string_view>
#include <vector>

#include "references/markdown/document.hpp"
#include "references/span.hpp"

namespace citecheck::markdown {

struct FootnoteMark {
  std::string label;
  Span prose;
};

/// Every "[^label]" in the prose.
std::vector<FootnoteMark> find_footnote_marks(const Document& document);

struct InlineFootnote {
  Span inside, whole;  ///< In the prose.
};

/// Pandoc's "^[text of the note]".
std::vector<InlineFootnote> find_inline_footnotes(const Document& document);

}  // namespace citecheck::markdown

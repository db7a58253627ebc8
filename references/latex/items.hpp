#pragma once
// Items: references that LaTeX holds as text: the \bibitem of a bibliography, a footnote. They are read as
// free text is, and their markup tells more: \newblock parts authors, title and the rest, \bibinfo names its
// fields, emphasis and quotes set a title off.

#include <string_view>

#include "references/citation.hpp"
#include "references/span.hpp"

namespace citecheck::latex {

/// The reference that is written at `text`. Label, names and marks are the caller's.
Citation read_item(std::string_view source, Span text);

}  // namespace citecheck::latex

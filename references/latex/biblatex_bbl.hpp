#pragma once
// biblatex's .bbl: the bibliography as biber hands it to LaTeX, every field in a command of its own. It is
// read as the database it was made from would be.

#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/span.hpp"

namespace citecheck::latex {

/// True if the text is such a file.
bool is_biblatex_bbl(std::string_view text);

/// Its entries; spans are of `source`.
std::vector<Citation> read_biblatex_bbl(std::string_view source, Span part, std::vector<Problem>& problems);

}  // namespace citecheck::latex

#pragma once
// The reader of TEI (P5): editions and articles that scholars encode, and what GROBID makes of a PDF. A
// teiCorpus holds many.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// Every <TEI> of the input, or its lists without one. Its header describes the text itself and cites
/// nothing.
std::unique_ptr<Reader> open_tei(std::unique_ptr<std::istream> in, std::string path,
                                 const ReadOptions& options = {});

/// By root element and namespace.
int looks_like_tei(std::string_view head);

}  // namespace citecheck

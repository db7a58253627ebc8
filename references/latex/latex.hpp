#pragma once
// LaTeX: a document with the files it names. The marks are its \cite commands, the references those of its
// thebibliography, of the .bib files it names or of the .bbl made from them, and the URLs in its text.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// A reader of one document, or of a bibliography that BibTeX or biber made (.bbl).
std::unique_ptr<Reader> open_latex(std::unique_ptr<std::istream> in, std::string path,
                                   const ReadOptions& options = {});

/// How much the text looks like LaTeX: 0..100.
int looks_like_latex(std::string_view head);

}  // namespace citecheck

#pragma once
// The options that say how inputs are read; `check` and `extract` share them.

#include "checker/cli/arguments.hpp"
#include "references/reader.hpp"

namespace citecheck {

inline constexpr Option kFormatOption{
    "format", 0, "NAME",
    "the inputs' format: bibtex, csl-json, docx, html, jats, latex, markdown, mediawiki-dump, ris, tei, text "
    "or wikitext (default: guessed from name and content)"};

/// The format that --format names; null where it is to be guessed. Throws UsageError for an unknown one.
const FormatInfo* format_option(const Arguments& arguments);

}  // namespace citecheck

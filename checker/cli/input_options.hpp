#pragma once
// The options that say how inputs are read; `check` and `extract` share them.

#include "checker/cli/arguments.hpp"
#include "references/reader.hpp"

namespace citecheck {

inline constexpr Option kFormatOption{
    "format", 0, "NAME",
    "the inputs' format: bibtex, csl-json, docx, html, jats, latex, markdown, mediawiki-dump, ris, tei, text "
    "or wikitext (default: guessed from name and content)"};

inline constexpr Option kNamespacesOption{
    "namespaces", 0, "LIST",
    "of a MediaWiki dump: read pages in these namespaces, numbers with commas between, or all (0: articles)"};
inline constexpr Option kRedirectsOption{"redirects", 0, "", "of a MediaWiki dump: read redirects too"};

/// The format that --format names; null where it is to be guessed. Throws UsageError for an unknown one.
const FormatInfo* format_option(const Arguments& arguments);

/// What --namespaces and --redirects say; `threads` may decode at once. Throws UsageError.
ReadOptions read_options(const Arguments& arguments, unsigned threads);

}  // namespace citecheck

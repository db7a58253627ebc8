#pragma once
// The reader of Markdown: CommonMark and GitHub's extensions, read by the library md4c, with footnotes, front
// matter and citations as Pandoc, Quarto, R Markdown and MyST write them.
//
// A link to the web is a citation at every place where its URL is written: an inline link where it stands, a
// link by reference where it is defined (its marks are the places that use it). A footnote and an entry of
// the list of references are citations too, and the links in them belong to them. Images, relative links and
// addresses of mail are none.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream.
std::unique_ptr<Reader> open_markdown(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options = {});

/// By the marks that Markdown alone uses: headings with "#", links, fences, footnotes.
int looks_like_markdown(std::string_view head);

}  // namespace citecheck

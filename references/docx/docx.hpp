#pragma once
// The reader of DOCX (Office Open XML). What is cited is read from the data that Word, Zotero, Mendeley and
// EndNote keep in the document; where there is none, from the list of references as it is written; and from
// footnotes and endnotes.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream; its source is the XML of the parts that hold text and sources.
std::unique_ptr<Reader> open_docx(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options = {});

/// Sure of archives whose first parts are those of a text document.
int looks_like_docx(std::string_view head);

}  // namespace citecheck

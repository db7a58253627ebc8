#pragma once
// The reader of rendered HTML: a page as a browser gets it, made by MediaWiki, by a publisher, by a program
// for documents, or by hand. Its references are those of its lists; where it has none, those it states for
// machines; else the links of its article.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream. A page in another charset than UTF-8 is read as its text in UTF-8, which then is
/// the article's source.
std::unique_ptr<Reader> open_html(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options = {});

/// High where a document or an element of HTML begins; low where tags only stand in other text.
int looks_like_html(std::string_view head);

}  // namespace citecheck

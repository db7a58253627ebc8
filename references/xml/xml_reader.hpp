#pragma once
// XmlReader: reads an input as one XML document and hands out the articles that it holds.

#include <istream>
#include <memory>
#include <string_view>

#include "references/reader.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::xml {

/// Fills in one article of which path, format and source are set; the root of the article is `element`.
using ReadElement = void (*)(const Tree& tree, Index element, Article& article);

/// A reader of every outermost element that `is_article` admits; of the whole document (kNoNode) where there
/// is none. An article alone has the whole document for its source; of several each has its own bytes, as the
/// pages of a dump have, so that no article costs the size of all.
std::unique_ptr<Reader> open_xml(std::unique_ptr<std::istream> in, std::string path, Format format,
                                 const ReadOptions& options, bool (*is_article)(std::string_view name),
                                 ReadElement read);

}  // namespace citecheck::xml

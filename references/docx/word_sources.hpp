#pragma once
// Word's own bibliography: <b:Source> elements, kept in a part of customXml/.

#include <string_view>
#include <vector>

#include "references/bounds.hpp"
#include "references/citation.hpp"

namespace citecheck::docx {

/// True if the part holds such sources.
bool holds_sources(std::string_view xml);

/// `xml` lies at byte `offset` of the source. ref_name is the tag by which fields cite it. None are read
/// once `budget` is spent.
std::vector<Citation> read_word_sources(std::string_view xml, std::size_t offset, Budget& budget);

}  // namespace citecheck::docx

#pragma once
// GB/T 7714: the Chinese style, whose references say by a mark in brackets behind the title what they cite
// ("[J]" an article, "[M]" a book, "[EB/OL]" a page), and keep one order of parts for each.

#include <optional>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/plain/tagger.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

struct MarkedReference {
  ItemType type = ItemType::document;
  std::vector<Segment> segments;
  std::optional<Span> accessed;  ///< "[2012-03-04]" behind the mark is the day it was cited.
};

/// The parts of a reference with such a mark; none if it has none.
std::optional<MarkedReference> read_marked(std::string_view text, const std::vector<Token>& tokens);

}  // namespace citecheck::plain

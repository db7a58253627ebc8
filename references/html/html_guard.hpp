#pragma once
// A guard before the HTML parser. The parsing rules of the HTML Standard walk the stack of open elements and
// the list of active formatting elements at almost every token, and compare every attribute of a tag with
// every other: what pages nest, leave open or repeat without end costs quadratic time and memory. One linear
// pass follows the tokens as the parser does and keeps upper estimates of what the parser will hold.

#include <cstddef>
#include <string_view>

namespace citecheck {

struct HtmlLimits {
  std::size_t bytes = 12u << 20;    ///< Of source.
  std::size_t depth = 256;          ///< Open elements.
  std::size_t formatting = 64;      ///< Elements such as b, i and font that were never closed.
  std::size_t attributes = 256;     ///< Of one tag; of all html and body tags together.
  std::size_t nodes = 1u << 19;     ///< Elements and attributes, those the parser repeats included.
  std::size_t steps = 100'000'000;  ///< Visits of open elements.
};

/// How many bytes from the start of `source` a parser can be given: all, or up to the tag that would pass one
/// of the limits.
std::size_t parseable_bytes(std::string_view source, const HtmlLimits& limits = {});

}  // namespace citecheck

#pragma once
// Headings: the lines that begin a list of references, and those that end one.

#include <cstdint>
#include <string_view>

namespace citecheck::plain {

enum class Heading : std::uint8_t { none, references, other };

/// What a line heads: "References", "7. Bibliography:", "== Literatur ==", "参考文献"; `other` for the parts
/// of an article that often follow the list.
Heading heading_of(std::string_view line);

}  // namespace citecheck::plain

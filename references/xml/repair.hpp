#pragma once
// Repair: makes a damaged XML document one that a parser reads to its end, by blanking what cannot be read: a
// tag without its partner, a "<" that begins nothing. Every byte keeps its place, so what is then read still
// points into the source; a missing tag costs the element it belonged to and nothing around it.

#include <string>
#include <string_view>

namespace citecheck::xml {

/// `source` with spaces where it is not well-formed. Elements that the end of the text leaves open stay,
/// without the words that it cuts: half a URL is another URL.
/// Linear in the size.
std::string repair(std::string_view source);

}  // namespace citecheck::xml

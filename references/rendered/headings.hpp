#pragma once
// Headings: which words stand over a list of references, in the languages of the web.

#include <cstdint>
#include <string_view>

namespace citecheck::rendered {

enum class Heading : std::uint8_t {
  other,
  perhaps,    ///< "Notes", "Sources": over references, or over something else.
  references  ///< "References", "Works cited": over nothing else.
};

/// `text` is the heading as shown, a number before it and a colon behind it allowed.
Heading heading_kind(std::string_view text);

}  // namespace citecheck::rendered

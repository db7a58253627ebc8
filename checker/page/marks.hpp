#pragma once
// Marks: what the class names and ids of an element say that it is, by parts of words that pages use for it.

#include <cstdint>
#include <string>
#include <string_view>

#include "references/html/html.hpp"

namespace citecheck {

enum Mark : std::uint16_t {
  kAsideMark = 1,        ///< Of what is not the page's own text: side bars, teasers, footers.
  kCommentMark = 2,      ///< Of what readers wrote.
  kMetaMark = 4,         ///< Of an <aside> that tells of the page itself.
  kBylineMark = 8,       ///< Of an author's name,
  kNoBylineMark = 16,    ///< and of what is about one.
  kDateMark = 32,        ///< Of a date, where it stands near the heading,
  kStrongDateMark = 64,  ///< and anywhere.
  kHatomMark = 128,      ///< hAtom's and h-entry's names of dates.
  kSpokenMark = 256      ///< Of what only screen readers are told.
};

/// The Marks of an element, as bits.
std::uint16_t marks_in(const HtmlTree& html, HtmlTree::Index node);

/// The Marks of a single name.
std::uint16_t marks_in(std::string_view name);

/// Class and id of an element in lower case, cut to a length that is cheap to search.
std::string marks_of(const HtmlTree& html, HtmlTree::Index node);

}  // namespace citecheck

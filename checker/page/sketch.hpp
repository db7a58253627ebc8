#pragma once
// Sketch: a small summary of a page's text by which two pages can be compared without keeping either: the
// least hashes of its shingles (Broder's minwise sampling).

#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/page/survey.hpp"

namespace citecheck {

/// Of the visible text, navigation left out; the same words in the same order give the same sketch.
std::vector<std::uint64_t> sketch_of(const Survey& page);

/// Of the main text alone, without what a site changes from day to day about it (teasers, comments, the
/// frame), and without the bar that an archive puts over its copies.
std::vector<std::uint64_t> text_sketch_of(const Survey& page);

/// Of a text without markup.
std::vector<std::uint64_t> text_sketch_of(std::string_view text);

/// How much of their text two pages share, 0 to 1; 0 if either has none.
double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace citecheck

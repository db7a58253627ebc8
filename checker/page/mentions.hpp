#pragma once
// Mentions: which words and days stand on a page, whatever of. A reader of metadata may miss a name or a
// date; that the whole page holds neither is what tells a wrong citation from a page that was not understood.

#include <string_view>

#include "checker/page/survey.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Fills PageFacts::words and mentioned, the latter with the days it has read as dates of the page too.
void read_mentions(const Survey& page, PageFacts& facts);

/// The same of a text without markup. Words that are parted at the ends of lines count as one, too.
void read_mentions(std::string_view text, PageFacts& facts);

}  // namespace citecheck

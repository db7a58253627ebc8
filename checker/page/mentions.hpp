#pragma once
// Mentions: which words and days stand on a page, whatever of. A reader of metadata may miss a name or a
// date; that the whole page holds neither is what tells a wrong citation from a page that was not understood.

#include "checker/page/survey.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Fills PageFacts::words and mentioned, the latter with the days it has read as dates of the page too.
void read_mentions(const Survey& page, PageFacts& facts);

}  // namespace citecheck

#pragma once
// Title change: the words in which a cited title departs from the page's, where most of both is the same. A
// near-miss title is how a wrong work passes for the right one; which words differ decides, not how many.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/evidence.hpp"

namespace citecheck {

struct TitleChange {
  const Sourced<std::string>* found = nullptr;      ///< The page's title that is most like the cited one.
  std::vector<std::string> only_cited, only_found;  ///< Folded words of one side alone, in order.
};

/// None where a title of the page agrees, or none has most of its words in common with the cited one, or the
/// difference is of a kind that copying and editing bring about: function words, a spelling, a beginning or
/// an end left out, a part that the other has whole.
std::optional<TitleChange> title_change(std::string_view cited, const PageFacts& page);

}  // namespace citecheck

#pragma once
// Locators: the volume, the issue and the pages that free text states plainly: "vol. 3, no. 2, pp. 12–15",
// "12 (3): 45–67", "12 (2010): 45–67".

#include <optional>
#include <string_view>

#include "references/span.hpp"

namespace citecheck::wikitext {

/// Where the numbers stand in the text, each without its label.
struct Locators {
  std::optional<Span> volume, issue, page;
};

/// Nothing where one of them is stated twice: a reference of several works has several. An issue counts only
/// beside a volume, as laws and reports have numbers too. One pass over `text`.
Locators find_locators(std::string_view text);

}  // namespace citecheck::wikitext

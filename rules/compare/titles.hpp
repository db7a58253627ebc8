#pragma once
// Comparing titles: equal after normalisation, or different by a named benign cause (site suffix, subtitle,
// truncation); never a fuzzy score alone, because near-miss titles are how wrong pages are accepted.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rules/evidence.hpp"

namespace citecheck {

enum class TitleMatch : std::uint8_t {
  equal,      ///< The same words.
  contained,  ///< Equal but for a site name, a subtitle or a truncation.
  unclear,    ///< Much in common (a translation, a changed word): says neither yes nor no.
  different   ///< Nothing to do with each other.
};

/// `sites` are the names of the site, which either title may carry at its end or start.
TitleMatch compare_titles(std::string_view cited, std::string_view found,
                          std::span<const std::string> sites = {});

/// The best match over all the titles the page gives, and which one it was.
struct PageTitleMatch {
  TitleMatch match = TitleMatch::unclear;
  const Sourced<std::string>* found = nullptr;  ///< Null if the page has no title.
};
PageTitleMatch compare_to_page(std::string_view cited, const PageFacts& page);

}  // namespace citecheck

#pragma once
// What else a page may head with than the cited title, and when a title may be a translation: what rules on
// titles share.

#include "references/citation.hpp"
#include "rules/evidence.hpp"
#include "rules/rule.hpp"

namespace citecheck {

/// Less text is a frame whose content a script would have brought. In characters.
inline constexpr std::size_t kEnoughText = 500;

/// The page heads with another name the citation gives: the publication, a chapter, the translated title.
bool named_otherwise(const Citation& citation, const PageFacts& page);

/// The page is known to be in another language than the citation: then titles may be translations.
bool languages_differ(const CitationInput& input, const PageFacts& page);

}  // namespace citecheck

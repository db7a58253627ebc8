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

/// True if the page may be called so for all that is known: it is not HTML, and its text is not known, or
/// holds most telling words of the title. A PDF's title is guessed from its largest type, and its fields are
/// filled by programs; that its whole text lacks the cited title is what tells another work.
bool text_may_hold(const PageFacts& page, std::string_view title);

/// Of titles that are not HTML's, how far one must be trusted to contradict.
inline constexpr int kCredibleTitle = 60;

}  // namespace citecheck

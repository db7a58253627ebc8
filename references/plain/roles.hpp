#pragma once
// Roles: the words by which references say what somebody did, or where something stands ("In", "edited by",
// "(Hrsg.)", "pp."), taken off a text's ends.

#include <span>
#include <string_view>

#include "references/span.hpp"

namespace citecheck::plain {

/// Takes any of `words` (lower case) and the signs around them off the front, again and again; true if any
/// was there.
bool strip_front(std::string_view text, Span& span, std::span<const std::string_view> words);

/// The same off the end.
bool strip_back(std::string_view text, Span& span, std::span<const std::string_view> words);

/// Off both ends: space and the signs that only part fields. A bracket stays where its partner is inside.
Span strip_signs(std::string_view text, Span span);

std::span<const std::string_view> in_words();          ///< "in", "dans", …
std::span<const std::string_view> editor_words();      ///< "edited by", "eds", "hrsg", …
std::span<const std::string_view> translator_words();  ///< "translated by", "übers", …

std::span<const std::string_view> page_words();           ///< "pp", "pages", "s", "art", …
std::span<const std::string_view> printed_page_words();   ///< Those of them that count pages.
std::span<const std::string_view> trailing_page_words();  ///< "o", which stand behind the number.
std::span<const std::string_view> volume_words();         ///< "vol", "bd", "jg", "т", …
std::span<const std::string_view> trailing_volume_words();
std::span<const std::string_view> several_volumes_words();  ///< "vols": behind a number they count volumes.
std::span<const std::string_view> issue_words();            ///< "no", "heft", "fasc", …
std::span<const std::string_view> sure_issue_words();       ///< Those of them that number nothing else.
std::span<const std::string_view> trailing_issue_words();
std::span<const std::string_view> edition_words();          ///< "ed", "edition", "aufl", …
std::span<const std::string_view> leading_edition_words();  ///< Those of them that stand before the number.

/// Bytes of the longest of `words` (lower case, without their dots) that is the word at `at`; 0 if none is.
std::size_t word_length(std::string_view text, std::size_t at, std::span<const std::string_view> words);

}  // namespace citecheck::plain

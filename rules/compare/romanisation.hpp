#pragma once
// Names in Cyrillic and Greek letters beside Latin ones. A letter has as many Latin spellings as there are
// systems (ISO 9, BGN/PCGN, passports, the German and the French press), and people mix them: each letter may
// take any of its spellings, so that Хрущёв is Khrushchev, Chruschtschow, Khrouchtchev and Hrusev.

#include <string_view>

#include "rules/compare/script.hpp"

namespace citecheck {

/// True if names in this script can be compared with Latin ones: Cyrillic and Greek.
bool has_romanisation(Script script);

/// True if `latin` is a way to write `word` in Latin letters. Both are folded and without spaces, as joined()
/// gives them; a word longer than 63 letters is none. Takes time linear in both.
bool romanises(std::string_view word, std::string_view latin);

/// True if some way to write `word` begins with the letter that `latin` begins with.
bool may_begin_alike(std::string_view word, std::string_view latin);

}  // namespace citecheck

#pragma once
// Scripts and words, as comparing needs them: two texts of different scripts cannot be compared letter by
// letter, and letters that Unicode does not decompose (ł, ø, ı) must not make a difference.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

enum class Script : std::uint8_t {
  none,  ///< The text has no letters.
  latin,
  greek,
  cyrillic,
  armenian,
  hebrew,
  arabic,
  indic,
  thai,
  georgian,
  hangul,
  cjk,
  other,
  mixed  ///< No script has four letters in five.
};

/// The script of most letters of the text.
Script script_of(std::string_view text);

/// words() with the letters that have no decomposition made plain: "Łódź" and "Lodz" are one.
std::vector<std::string> plain_words(std::string_view text);

/// Words put together, for comparing without regard to hyphens and spaces ("e-mail", "email"). Two numbers
/// stay apart: "1 5" is not "15".
std::string joined(const std::vector<std::string>& words);

}  // namespace citecheck

#pragma once
// Heads: the label at the beginning of an entry of a list of references ("12.", "[12]", "(12)", "¹²",
// "[Smi04]",
// "^ a b"), as browsers and word processors copy it.

#include <cstdint>
#include <optional>
#include <string_view>

namespace citecheck::plain {

enum class HeadStyle : std::uint8_t {
  dotted,         ///< "12." or "12)"
  bracketed,      ///< "[12]"
  parenthesised,  ///< "(12)"
  superscript,    ///< "¹²"
  bare,           ///< "12 Smith"
  keyed,          ///< "[Smi04]"
  caret           ///< "^" without a number
};

/// What a line begins with, if it begins as an entry does.
struct Head {
  HeadStyle style = HeadStyle::dotted;
  unsigned number = 0;
  std::string_view key;  ///< Of the keyed style.
  std::optional<std::uint32_t> backlinks;
  std::size_t length = 0;  ///< Bytes up to the entry's text.
};

std::optional<Head> read_head(std::string_view line);

/// Behind blanks, no-break and zero-width spaces at or after `at`.
std::size_t skip_blanks(std::string_view line, std::size_t at);

}  // namespace citecheck::plain

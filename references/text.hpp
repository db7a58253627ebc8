#pragma once
// UTF-8 text helpers that every layer needs: validity, trimming, folding for comparison, display width.
// All take any bytes and never fail; invalid sequences count as U+FFFD.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7); none if all is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Every ill-formed sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// The code point at `at`, which is moved behind it; U+FFFD for an ill-formed byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

/// Without ASCII white space, U+00A0 and zero-width marks (U+200B, U+200E, U+200F, U+FEFF) at both ends.
std::string_view trim_ends(std::string_view text);
/// The same; most texts that are asked for have nothing to trim, which costs no call.
inline std::string_view trim(std::string_view text) {
  const auto is_graphic = [](char c) { return static_cast<signed char>(c) > ' '; };  // No byte beyond ASCII.
  return text.empty() || (is_graphic(text.front()) && is_graphic(text.back())) ? text : trim_ends(text);
}

/// Trimmed, and every inner run of white space (U+00A0 too) made one space.
std::string collapse_space(std::string_view text);

std::string to_lower_ascii(std::string_view text);
std::string to_lower(std::string_view text);  ///< Of every script, code point by code point.
bool equal_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII only.

/// ASCII only. Most texts that are asked about begin otherwise, which costs no call.
inline bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  constexpr int kCase = 0x20;
  if (text.size() < prefix.size()) return false;
  if (prefix.empty()) return true;
  return ((text[0] ^ prefix[0]) & ~kCase) == 0 && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

/// For comparing: NFKC, case-folded, without combining marks, quotes and dashes unified, space collapsed.
std::string fold(std::string_view text);

/// The words of fold(text): runs of letters and digits of any script.
std::vector<std::string> words(std::string_view text);

/// The next of them in a text that is folded, at or behind `at`, which is moved behind it; empty at the end.
std::string_view next_word(std::string_view folded, std::size_t& at);

/// True if the code point is a letter or a number of any script (general category L* or N*).
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

/// Columns a terminal uses for the text: 2 for wide and full-width, 0 for combining and control characters.
std::size_t display_width(std::string_view text);

/// Control and bidirectional-override characters made visible as U+FFFD, so that hostile text cannot steer
/// a terminal; line breaks and tabs become spaces.
std::string printable(std::string_view text);

/// Runs of the text with at most `max_bytes` bytes, cut at a code point, with "…" behind what was cut.
std::string ellipsize(std::string_view text, std::size_t max_bytes);

}  // namespace citecheck

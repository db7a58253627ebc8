#include "rules/compare/script.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

struct Range {
  char32_t first, last;
  Script script;
};

// Sorted; letters between the ranges are `other`.
constexpr std::array<Range, 24> kRanges{
    {{0x0041, 0x024F, Script::latin},    {0x0250, 0x02FF, Script::other},
     {0x0370, 0x03FF, Script::greek},    {0x0400, 0x052F, Script::cyrillic},
     {0x0530, 0x058F, Script::armenian}, {0x0590, 0x05FF, Script::hebrew},
     {0x0600, 0x08FF, Script::arabic},   {0x0900, 0x0DFF, Script::indic},
     {0x0E00, 0x0E7F, Script::thai},     {0x10A0, 0x10FF, Script::georgian},
     {0x1100, 0x11FF, Script::hangul},   {0x1C80, 0x1C8F, Script::cyrillic},
     {0x1C90, 0x1CBF, Script::georgian}, {0x1E00, 0x1EFF, Script::latin},
     {0x1F00, 0x1FFF, Script::greek},    {0x2C60, 0x2C7F, Script::latin},
     {0x2DE0, 0x2DFF, Script::cyrillic}, {0x3040, 0x30FF, Script::cjk},
     {0x3130, 0x318F, Script::hangul},   {0x3400, 0x9FFF, Script::cjk},
     {0xA640, 0xA69F, Script::cyrillic}, {0xA720, 0xA7FF, Script::latin},
     {0xAC00, 0xD7AF, Script::hangul},   {0xF900, 0xFAFF, Script::cjk}}};

Script script_of(char32_t point) {
  if (point >= 0xFB00 && point <= 0xFB06) return Script::latin;
  if (point >= 0xFB50 && point <= 0xFEFF) return Script::arabic;
  if (point >= 0xFF21 && point <= 0xFF5A) return Script::latin;
  if (point >= 0x20000 && point <= 0x3FFFF) return Script::cjk;
  const auto* after =
      std::ranges::upper_bound(kRanges, point, {}, [](const Range& range) { return range.first; });
  if (after == kRanges.begin()) return Script::other;
  const Range& range = *std::prev(after);
  return point <= range.last ? range.script : Script::other;
}

struct PlainLetter {
  char32_t letter;
  std::string_view plain;
};

constexpr std::array<PlainLetter, 12> kPlainLetters{{{U'æ', "ae"},
                                                     {U'ð', "d"},
                                                     {U'ø', "o"},
                                                     {U'þ', "th"},
                                                     {U'đ', "d"},
                                                     {U'ħ', "h"},
                                                     {U'ı', "i"},
                                                     {U'ł', "l"},
                                                     {U'ŋ', "n"},
                                                     {U'œ', "oe"},
                                                     {U'ŧ', "t"},
                                                     {U'ə', "e"}}};

std::string plain(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(word, at);
    const auto* found = std::ranges::find(kPlainLetters, point, &PlainLetter::letter);
    if (point >= 0x80 && found != kPlainLetters.end())
      out += found->plain;
    else
      out.append(word, begin, at - begin);
  }
  return out;
}

bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Script script_of(std::string_view text) {
  std::array<std::size_t, static_cast<std::size_t>(Script::mixed)> counts{};
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    // The primes of romanisations and other modifiers are of no script.
    const bool modifier = point >= 0x02B0 && point <= 0x02FF;
    if (!is_letter(point) || modifier) continue;
    ++letters;
    ++counts.at(static_cast<std::size_t>(script_of(point)));
  }
  if (letters == 0) return Script::none;
  const auto* most = std::ranges::max_element(counts);
  return *most * 5 >= letters * 4 ? static_cast<Script>(most - counts.begin()) : Script::mixed;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out = words(text);
  for (std::string& word : out) word = plain(word);
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty() && !word.empty() && ascii_digit(out.back()) && ascii_digit(word.front())) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace citecheck

#include "references/markdown/marks.hpp"

#include <algorithm>

namespace citecheck::markdown {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestLabel = 200;  ///< Bytes.
constexpr std::size_t kLongestNote = 8192;  ///< Bytes of an inline footnote.

/// The "]" that closes the bracket whose text begins at `from`; none before an empty line.
std::size_t closing_bracket(std::string_view text, std::size_t from) {
  std::size_t depth = 0;
  for (std::size_t at = from; at < std::min(text.size(), from + kLongestNote); ++at) {
    if (text[at] == '[')
      ++depth;
    else if (text[at] == ']' && depth-- == 0)
      return at;
    else if (text[at] == '\n' && at + 1 < text.size() && text[at + 1] == '\n')
      return kNone;
  }
  return kNone;
}

}  // namespace

std::vector<FootnoteMark> find_footnote_marks(const Document& document) {
  const std::string_view text = document.syntax;
  std::vector<FootnoteMark> marks;
  for (std::size_t at = text.find("[^"); at != kNone; at = text.find("[^", at + 2)) {
    const std::string_view label = text.substr(at + 2, kLongestLabel);
    const std::size_t end = label.find_first_of("[] \t\n\x1F");
    if (end == kNone || end == 0 || label[end] != ']') continue;
    marks.push_back({std::string(label.substr(0, end)), {at, at + 3 + end}});
  }
  return marks;
}

std::vector<InlineFootnote> find_inline_footnotes(const Document& document) {
  const std::string_view text = document.syntax;
  std::vector<InlineFootnote> notes;
  std::size_t failures = 0;
  for (std::size_t at = text.find("^["); at != kNone; at = text.find("^[", at + 2)) {
    const std::size_t close = closing_bracket(text, at + 2);
    if (close == kNone) {
      constexpr std::size_t kMostFailures = 1000;  // each costs up to the length of a note
      if (++failures > kMostFailures) break;
      continue;
    }
    const std::string_view inside = text.substr(at + 2, close - at - 2);
    // "x^[2]^" is a number in superscript.
    if (inside.find_first_not_of("0123456789, ") == kNone) continue;
    notes.push_back({{at + 2, close}, {at, close + 1}});
    at = close - 1;
  }
  return notes;
}

}  // namespace citecheck::markdown

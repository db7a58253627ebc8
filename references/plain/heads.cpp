#include "references/plain/heads.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestHead = 4096;  ///< Bytes of a line in which label and backlinks must stand.
constexpr std::size_t kLongestKey = 40;     ///< Bytes.
constexpr unsigned kHighestNumber = 99'999;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The k-th backlink letter, counted from 0: a … z, aa, ab ….
std::string letters(std::size_t k) {
  std::string out;
  for (++k; k > 0; k = (k - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (k - 1) % 26));
  return out;
}

/// Counts "a b c …" or "1.0 1.1 …" at `at`, which is moved behind it. One letter alone is not a backlink: a
/// single use shows only its "^", and an entry may begin with "a".
std::uint32_t take_backlinks(Text line, std::size_t& at) {
  std::uint32_t count = 0;
  std::size_t end = at, next = at;
  for (; next < line.size(); ++count) {
    const std::size_t stop = std::min(line.find_first_of(" \t,", next), line.size());
    const Text word = line.substr(next, stop - next);
    const bool letter = word == letters(count);
    const std::size_t dot = word.find_first_of(".,");
    const bool decimal =
        dot != kNone && word.substr(dot + 1) == std::to_string(count) &&
        std::ranges::all_of(word.substr(0, dot), [](char c) { return c >= '0' && c <= '9'; });
    if (!letter && !decimal) break;
    end = next = stop;
    if (next < line.size() && line[next] == ',') ++next;
    next = skip_blanks(line, next);
    end = next;
  }
  if (count < 2) return 1;
  at = end;
  return count;
}

/// The "^" or "↑" of the backlinks, with the words that browsers read aloud for it.
bool take_caret(Text line, std::size_t& at) {
  static constexpr std::array<Text, 5> kWords{"Jump up to:", "Jump up",
                                              "Jump to:", "Hochspringen nach:", "Hochspringen"};
  std::size_t next = at;
  bool caret = false;
  for (bool again = true; again;) {
    again = false;
    next = skip_blanks(line, next);
    for (const Text sign : {Text("^"), Text("↑")})
      if (!caret && line.substr(next).starts_with(sign)) {
        next += sign.size();
        caret = again = true;
      }
    for (const Text words : kWords)
      if (line.substr(next).starts_with(words)) {
        next += words.size();
        again = true;
        break;
      }
  }
  if (caret) at = skip_blanks(line, next);
  return caret;
}

/// "¹²" as 12; 0 if there is none.
unsigned take_superscript(Text line, std::size_t& at) {
  static constexpr std::array<Text, 10> kDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  unsigned number = 0;
  for (bool again = true; again && number <= kHighestNumber;) {
    again = false;
    for (unsigned digit = 0; digit < kDigits.size(); ++digit)
      if (line.substr(at).starts_with(kDigits[digit])) {
        number = number * 10 + digit;
        at += kDigits[digit].size();
        again = true;
        break;
      }
  }
  return number;
}

/// "[Smi04]", "[Smith et al., 2004]": a key of letters and digits, no remark.
Text take_key(Text line, std::size_t& at) {
  if (at >= line.size() || line[at] != '[') return {};
  const std::size_t close = line.substr(0, at + kLongestKey).find(']', at);
  if (close == kNone || close + 1 >= line.size() || !is_blank(line[close + 1])) return {};
  const Text key = line.substr(at + 1, close - at - 1);
  if (key.find_first_of("[\"{}|<>=") != kNone || key.find("//") != kNone) return {};
  const bool digit = key.find_first_of("0123456789") != kNone;
  if (key.size() < 2 || key.front() == ' ' || !digit ||
      !std::isalpha(static_cast<unsigned char>(key.front())))
    return {};
  at = close + 1;
  return key;
}

/// A number and the sign that closes it; its style. None if the line begins otherwise.
std::optional<HeadStyle> take_number(Text line, std::size_t& at, unsigned& number) {
  const char open = at < line.size() ? line[at] : '\0';
  const bool bracket = open == '[' || open == '(';
  const char* digits = line.data() + at + (bracket ? 1 : 0);
  const auto [end, error] = std::from_chars(digits, line.data() + line.size(), number);
  if (error != std::errc() || number < 1 || number > kHighestNumber) return std::nullopt;
  const auto closing_at = static_cast<std::size_t>(end - line.data());
  const char closing = closing_at < line.size() ? line[closing_at] : '\0';
  const std::size_t behind = closing_at + 1;
  if (behind >= line.size()) return std::nullopt;
  const bool spaced = is_blank(line[behind]) || line[behind] == '^' || line[behind] == '\xC2';
  at = behind;
  if (open == '[') return closing == ']' ? std::optional(HeadStyle::bracketed) : std::nullopt;
  if (open == '(') return closing == ')' && spaced ? std::optional(HeadStyle::parenthesised) : std::nullopt;
  if (closing == '\t' || ((closing == '.' || closing == ')') && spaced)) return HeadStyle::dotted;
  if (closing != ' ') return std::nullopt;
  std::size_t next = skip_blanks(line, closing_at);
  if (next >= line.size()) return std::nullopt;
  at = next;
  return is_upper(next_code_point(line, next)) ? std::optional(HeadStyle::bare) : std::nullopt;
}

}  // namespace

std::size_t skip_blanks(Text line, std::size_t at) {
  for (;;) {
    if (at < line.size() && is_blank(line[at]))
      ++at;
    else if (line.substr(at).starts_with("\u00A0") || line.substr(at).starts_with("\u200B"))
      at += line[at] == '\xC2' ? 2 : 3;
    else
      return at;
  }
}

std::optional<Head> read_head(std::string_view line) {
  line = line.substr(0, kLongestHead);
  Head head;
  const std::size_t begin = skip_blanks(line, 0);
  std::size_t at = begin;
  bool labelled = true;
  if (const auto style = take_number(line, at, head.number)) {
    head.style = *style;
  } else if (at = begin; (head.number = take_superscript(line, at)) > 0) {
    head.style = HeadStyle::superscript;
  } else if (at = begin; !(head.key = take_key(line, at)).empty()) {
    head.style = HeadStyle::keyed;
  } else {
    at = begin;
    labelled = false;
    head.number = 0;
  }
  if (take_caret(line, at))
    head.backlinks = take_backlinks(line, at);
  else if (!labelled)
    return std::nullopt;
  if (!labelled) head.style = HeadStyle::caret;
  head.length = skip_blanks(line, at);
  return head;
}

}  // namespace citecheck::plain

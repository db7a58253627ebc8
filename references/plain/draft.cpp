#include "references/plain/draft.hpp"

#include <algorithm>
#include <array>

#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr unsigned char kFirstIdeographic = 0xE3, kLastIdeographic = 0xED;  // U+3000 to U+DFFF

constexpr auto kWordBytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  return table;
}();

/// An ASCII letter, or a byte of any other one.
bool is_letter_byte(char c) {
  return kWordBytes[static_cast<unsigned char>(c)];
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// A lower-case ASCII letter, or any letter beyond ASCII.
bool is_small_letter(std::string_view text, std::size_t at) {
  return (text[at] >= 'a' && text[at] <= 'z') || static_cast<unsigned char>(text[at]) >= 0x80;
}

/// True if the word before a hyphen at a line's end is written with one within a line too: "self-esteem".
bool keeps_hyphen(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kWords{
      "self",  "non",   "well", "semi", "quasi", "cross", "half",  "high", "low", "long", "short",
      "early", "large", "all",  "post", "e",     "co",    "three", "two",  "one", "ill",  "so"};
  const std::size_t begin = text.find_last_of(" \n\t(\"");
  std::string word(text.substr(begin == std::string_view::npos ? 0 : begin + 1));
  return word.find('-') != std::string::npos ||
         std::ranges::find(kWords, to_lower_ascii(word)) != kWords.end();
}

}  // namespace

Draft::Draft(std::string_view text, std::size_t offset) : original_(text), left_(text), offset_(offset) {
  // A no-break space parts words as any other; as many plain ones keep every offset.
  for (std::size_t at = left_.find("\u00A0"); at != std::string::npos; at = left_.find("\u00A0", at + 2))
    left_[at] = left_[at + 1] = ' ';
  join_lines();
  for (char& c : left_) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  index_words();
}

void Draft::index_words() {
  const std::string_view text = left_;
  const auto begins = [&](std::size_t at) {
    if (at + Phrase::kFewest <= text.size()) begins_.set(word_begin({text.data() + at, Phrase::kFewest}));
  };
  std::size_t at = 0;
  unsigned before = 0;  // One if the byte before is of a letter.
#if defined(__SSE2__)
  using namespace sixteen;
  unsigned ideographs = 0;
  for (; at + kCount <= text.size(); at += kCount) {
    const __m128i bytes = load(text.data() + at);
    const unsigned letters = mask(any(in_range(curled(bytes), 'a', 25), in_range(bytes, 0x80, 0x7F)));
    const unsigned signs = mask(any(any(equal(bytes, '('), equal(bytes, '{')), equal(bytes, '|')));
    ideographs |= mask(in_range(bytes, kFirstIdeographic, kLastIdeographic - kFirstIdeographic));
    for (unsigned left = (letters & ~(letters << 1 | before)) | signs; left != 0; left &= left - 1)
      begins(at + static_cast<std::size_t>(std::countr_zero(left)));
    before = letters >> (kCount - 1);
  }
  may_hold_ideographs_ = ideographs != 0;
#endif
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned letter = is_letter_byte(text[at]) ? 1 : 0;
    if (letter > before || byte == '(' || byte == '{' || byte == '|') begins(at);
    may_hold_ideographs_ |= byte >= kFirstIdeographic && byte <= kLastIdeographic;
    before = letter;
  }
}

void Draft::join_lines() {
  for (std::size_t at = left_.find("\u00AD"); at != std::string::npos; at = left_.find("\u00AD", at + 2))
    left_[at] = left_[at + 1] = kJoint;
  for (std::size_t line = left_.find('\n'); line != std::string::npos; line = left_.find('\n', line + 1)) {
    std::size_t hyphen = line;
    while (hyphen > 0 && is_blank(left_[hyphen - 1])) --hyphen;
    const std::size_t next = left_.find_first_not_of(" \t\r", line + 1);
    if (hyphen == 0 || next == std::string::npos) continue;
    const char before = left_[hyphen - 1];
    if (before == kJoint) {  // a soft hyphen parts a word at the end of its line
      std::fill(left_.begin() + static_cast<std::ptrdiff_t>(hyphen),
                left_.begin() + static_cast<std::ptrdiff_t>(next), kJoint);
      continue;
    }
    if (before != '-' || hyphen < 2 || !is_small_letter(left_, hyphen - 2) || !is_small_letter(left_, next))
      continue;
    const std::size_t from =
        keeps_hyphen(std::string_view(left_).substr(0, hyphen - 1)) ? hyphen : hyphen - 1;
    std::fill(left_.begin() + static_cast<std::ptrdiff_t>(from),
              left_.begin() + static_cast<std::ptrdiff_t>(next), kJoint);
  }
}

void Draft::take(Span span) {
  std::fill(left_.begin() + static_cast<std::ptrdiff_t>(span.begin),
            left_.begin() + static_cast<std::ptrdiff_t>(span.end), kTaken);
  if (span.end + 2 < left_.size()) begins_.set(word_begin(std::string_view(left_).substr(span.end)));
}

Span Draft::trimmed(Span span) const {
  for (;;) {
    const std::string_view inner = trim(span.of(left_));
    if (inner.empty()) return {span.begin, span.begin};
    span.begin = static_cast<std::size_t>(inner.data() - left_.data());
    span.end = span.begin + inner.size();
    if (inner.front() != kTaken && inner.back() != kTaken) return span;
    while (!span.empty() && left_[span.begin] == kTaken) ++span.begin;
    while (!span.empty() && left_[span.end - 1] == kTaken) --span.end;
  }
}

Claim<std::string> Draft::claim(Span span) const {
  span = trimmed(span);
  const std::string_view written = original(span), left = span.of(left_);
  Claim<std::string> claim{{}, std::string(written), in_source(span)};
  if (left.find(kJoint) == std::string_view::npos) {
    claim.value = collapse_space(written);
  } else {
    std::string value(written);
    for (std::size_t i = span.size(); i-- > 0;)
      if (left[i] == kJoint) value[i] = kJoint;
    std::erase(value, kJoint);
    claim.value = collapse_space(value);
  }
  if (first_invalid_utf8(claim.value)) claim.value = to_valid_utf8(claim.value);
  return claim;
}

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
  constexpr std::size_t kNone = std::string_view::npos;
  if (phrase.empty() || text.size() < phrase.size()) return kNone;
  const char first = phrase.front();
  const char upper = first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
  // The next of either case; each is looked for again only once it has been passed.
  std::size_t small = text.find(first, from), capital = upper == first ? kNone : text.find(upper, from);
  for (;;) {
    const std::size_t at = std::min(small, capital);
    if (at == kNone || at + phrase.size() > text.size()) return kNone;
    if (at == 0 || !is_letter_byte(text[at - 1])) {
      std::size_t same = 1;
      while (same < phrase.size() && lower(text[at + same]) == phrase[same]) ++same;
      if (same == phrase.size()) return at;
    }
    (small < capital ? small : capital) = text.find(small < capital ? first : upper, at + 1);
  }
}

}  // namespace citecheck::plain

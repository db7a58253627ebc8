#include "references/plain/draft.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr auto kWordBytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  return table;
}();

// A word begins behind any other byte.
bool stands_in_word(char c) {
  return kWordBytes[static_cast<unsigned char>(c)];
}

std::size_t hash_of_start(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(lower(text[i])) : 0u;
  };
  return (byte(at) * 961 + byte(at + 1) * 31 + byte(at + 2)) % 2048;
}

}  // namespace

Draft::Draft(std::string_view text, std::size_t offset) : original_(text), left_(text), offset_(offset) {
  // A no-break space parts words as any other; as many plain ones keep every offset.
  for (std::size_t at = left_.find("\u00A0"); at != std::string::npos; at = left_.find("\u00A0", at + 2))
    left_[at] = left_[at + 1] = ' ';
  for (char& c : left_)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  bool inside = false;
  for (std::size_t at = 0; at < left_.size(); ++at) {
    if (!inside && left_[at] != ' ') word_starts_.set(hash_of_start(left_, at));
    inside = stands_in_word(left_[at]);
  }
}

void Draft::take(Span span) {
  std::fill(left_.begin() + static_cast<std::ptrdiff_t>(span.begin),
            left_.begin() + static_cast<std::ptrdiff_t>(span.end), kTaken);
  if (span.end < left_.size()) word_starts_.set(hash_of_start(left_, span.end));
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
  return {collapse_space(original(span)), std::string(original(span)), in_source(span)};
}

std::size_t Draft::find(std::string_view phrase, std::size_t from) const {
  if (!word_starts_.test(hash_of_start(phrase, 0))) return std::string_view::npos;
  return find_phrase(left_, phrase, from);
}

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
  constexpr std::size_t kNone = std::string_view::npos;
  if (text.size() < phrase.size()) return kNone;
  const char first = phrase.front();
  const char upper = first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
  // The next of either case; each is looked for again only once it has been passed.
  std::size_t small = text.find(first, from), capital = upper == first ? kNone : text.find(upper, from);
  for (;;) {
    const std::size_t at = std::min(small, capital);
    if (at == kNone || at + phrase.size() > text.size()) return kNone;
    if (at == 0 || !stands_in_word(text[at - 1])) {
      std::size_t same = 1;
      while (same < phrase.size() && lower(text[at + same]) == phrase[same]) ++same;
      if (same == phrase.size()) return at;
    }
    (small < capital ? small : capital) = text.find(small < capital ? first : upper, at + 1);
  }
}

}  // namespace citecheck::plain

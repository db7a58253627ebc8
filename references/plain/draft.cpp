#include "references/plain/draft.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// A word begins behind any other byte.
bool stands_in_word(char c) {
  const char low = lower(c);
  return (low >= 'a' && low <= 'z') || static_cast<unsigned char>(c) >= 0x80;
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
  for (std::size_t at = 0; at < left_.size(); ++at)
    if (at == 0 || !stands_in_word(left_[at - 1])) word_starts_.set(hash_of_start(left_, at));
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
  if (text.size() < phrase.size()) return std::string_view::npos;
  const std::size_t last = text.size() - phrase.size();
  for (std::size_t at = from; at <= last; ++at) {
    if (lower(text[at]) != phrase.front() || (at > 0 && stands_in_word(text[at - 1]))) continue;
    std::size_t same = 1;
    while (same < phrase.size() && lower(text[at + same]) == phrase[same]) ++same;
    if (same == phrase.size()) return at;
  }
  return std::string_view::npos;
}

}  // namespace citecheck::plain

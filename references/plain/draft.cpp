#include "references/plain/draft.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck::plain {

Draft::Draft(std::string_view text, std::size_t offset) : original_(text), left_(text), offset_(offset) {
  // A no-break space parts words as any other; as many plain ones keep every offset.
  for (std::size_t at = left_.find("\u00A0"); at != std::string::npos; at = left_.find("\u00A0", at + 2))
    left_[at] = left_[at + 1] = ' ';
  for (char& c : left_)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
}

void Draft::take(Span span) {
  std::fill(left_.begin() + static_cast<std::ptrdiff_t>(span.begin),
            left_.begin() + static_cast<std::ptrdiff_t>(span.end), kTaken);
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

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));;) {
    const auto found = std::search(begin, text.end(), phrase.begin(), phrase.end(),
                                   [&](char a, char b) { return lower(a) == b; });
    if (found == text.end()) return std::string_view::npos;
    const char before = found == text.begin() ? ' ' : *(found - 1);
    const bool inside_word =
        (lower(before) >= 'a' && lower(before) <= 'z') || static_cast<unsigned char>(before) >= 0x80;
    if (!inside_word) return static_cast<std::size_t>(found - text.begin());
    begin = found + 1;
  }
}

}  // namespace citecheck::plain

#include "references/markdown/destination.hpp"

#include <algorithm>

#include "references/markdown/lines.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::markdown {

namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Behind white space, and the marks of a quote at the beginning of a line.
std::size_t skip_space(std::string_view text, std::size_t at) {
  bool broken = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n')
      broken = true;
    else if (c != ' ' && c != '\t' && c != '\r' && !(broken && c == '>'))
      break;
  }
  return at;
}

/// Behind the title that begins at text[at] with a quote or "(".
std::optional<std::size_t> title_end(std::string_view text, std::size_t at) {
  const char close = text[at] == '(' ? ')' : text[at];
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == '\\')
      ++end;
    else if (text[end] == close)
      return end + 1;
    else if (text[end] == '\n' && end + 1 < text.size() && text[end + 1] == '\n')
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LinkTail> inline_tail(std::string_view text, std::size_t at) {
  LinkTail tail;
  at = skip_space(text, at + 1);
  if (const auto end = destination_end(text, at, tail.destination)) at = skip_space(text, *end);
  if (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == '(')) {
    const auto end = title_end(text, at);
    if (!end) return std::nullopt;
    at = skip_space(text, *end);
  }
  if (at >= text.size() || text[at] != ')') return std::nullopt;
  tail.end = at + 1;
  return tail;
}

std::optional<Span> tail_label(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 1000;
  for (std::size_t end = at + 1; end < std::min(text.size(), at + kLongest); ++end) {
    if (text[end] == '\\')
      ++end;
    else if (text[end] == '[')
      return std::nullopt;
    else if (text[end] == ']')
      return Span{at + 1, end};
  }
  return std::nullopt;
}

std::string unescape(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '&') {
      // A character reference is short; looking further would cost much.
      const std::string_view piece = text.substr(at, 40);
      const wikitext::Entity entity = wikitext::entity_at(piece, 0);
      if (entity.length > 0) {
        plain += wikitext::decode_entities(piece.substr(0, entity.length));
        at += entity.length - 1;
        continue;
      }
    }
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
    plain += text[at];
  }
  return plain;
}

}  // namespace citecheck::markdown

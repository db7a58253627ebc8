#include "references/date_tokens.hpp"

#include "references/text.hpp"

namespace citecheck::date_tokens {

namespace {

char32_t unify_dash(char32_t point) {
  return (point >= 0x2010 && point <= 0x2015) || point == 0x2212 ? U'-' : point;
}

}  // namespace

Token token_at(std::string_view text, std::size_t at) {
  Token token{};
  for (;; token.spaced = true) {
    if (at >= text.size()) {
      token.begin = token.end = text.size();
      return token;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      if (text[at] != ' ' && (text[at] < '\t' || text[at] > '\r')) break;
      ++at;
      continue;
    }
    std::size_t next = at;
    next_code_point(text, next);
    if (!trim(text.substr(at, next - at)).empty()) break;
    at = next;
  }
  token.begin = at;
  if (is_ascii_digit(text[at])) {
    token.kind = Token::Kind::number;
    for (; at < text.size() && is_ascii_digit(text[at]); ++at, ++token.digits)
      if (token.digits < 6) token.value = token.value * 10 + (text[at] - '0');
  } else {
    std::size_t next = at;
    char32_t point = next_code_point(text, next);
    token.kind = is_letter(point) ? Token::Kind::word : Token::Kind::mark;
    token.mark = unify_dash(point);
    at = next;
    if (token.kind == Token::Kind::word && point < 0x80)
      while (at < text.size() && is_ascii_letter(text[at])) ++at;
    next = at;
    while (token.kind == Token::Kind::word && point < 0x2E80 && at < text.size()) {
      point = next_code_point(text, next);
      const bool combining = point >= 0x300 && point < 0x370;
      if ((!is_letter(point) && !combining) || point >= 0x2E80) break;
      at = next;
    }
  }
  token.end = at;
  return token;
}

}  // namespace citecheck::date_tokens

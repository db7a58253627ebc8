#pragma once
// Tokens of dates: numbers, words and marks, read when they are asked for, without any allocation: most texts
// that are asked about are no dates.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace citecheck::date_tokens {

inline constexpr std::size_t kMostTokens = 24;    ///< No form is longer.
inline constexpr std::size_t kLongestToken = 64;  ///< Longer runs of letters or digits are no part of a date.

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Token {
  enum class Kind : std::uint8_t { end, number, word, mark };
  Kind kind;
  bool spaced;    ///< White space before it.
  int value;      ///< Of a number.
  char32_t mark;  ///< Of a mark; every dash is '-'.
  std::size_t digits;
  std::size_t begin, end;

  std::size_t size() const { return end - begin; }
};

/// The token that starts at or behind `at`. Ideographs and syllables of Hangul are words of their own
/// ("2014年2月17日").
Token token_at(std::string_view text, std::size_t at);

/// Tokens of a text from one offset on, read when they are asked for.
class Tokens {
 public:
  Tokens(std::string_view text, std::size_t from) : text_(text), from_(from) {}

  const Token& at(std::size_t index) {
    while (count_ <= index && !tokens_over()) {
      tokens_[count_] = token_at(text_, count_ == 0 ? from_ : tokens_[count_ - 1].end);
      ++count_;
    }
    return index < count_ ? tokens_[index] : end_;
  }

  std::string_view word(std::size_t index) {
    const Token& token = at(index);
    if (token.kind != Token::Kind::word || token.size() > kLongestToken) return {};
    return text_.substr(token.begin, token.size());
  }

  bool is_mark(std::size_t index, char32_t mark) {
    const Token& token = at(index);
    return token.kind == Token::Kind::mark && token.mark == mark;
  }

 private:
  bool tokens_over() const {
    if (count_ == 0) return false;
    const Token& last = tokens_[count_ - 1];
    return count_ >= kMostTokens || last.kind == Token::Kind::end || last.size() > kLongestToken;
  }

  std::string_view text_;
  std::size_t from_;
  std::array<Token, kMostTokens> tokens_;
  std::size_t count_ = 0;
  Token end_{};
};

}  // namespace citecheck::date_tokens

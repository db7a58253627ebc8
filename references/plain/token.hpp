#pragma once
// Tokens: the words of a reference as the tagger sees them, with what can be told of each by its letters and
// by the signs around it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::plain {

/// What a word looks like, whatever it means.
enum class Shape : std::uint8_t {
  sign,       ///< No letter or digit: "&", "—".
  lower,      ///< "journal"
  capital,    ///< "Journal"
  capitals,   ///< "IEEE", "SMITH"
  mixed,      ///< "McDonald", "iPhone"
  initial,    ///< "J.", "J"
  initials,   ///< "J.-P.", "J.A.", "JA"
  year,       ///< "1999", "1999a"
  number,     ///< "7"; its digits are counted in Token::digits
  range,      ///< "12-14", "12–14", "121-5"
  ordinal,    ///< "2nd", "1er"
  roman,      ///< "XXIV", "xii"
  code,       ///< Letters and digits: "e1000", "B.40"
  ideograph,  ///< Han, kana, hangul
  taken       ///< What a statement has taken: a URL, an identifier.
};

/// The sign that parts a word from the next one; `quote` only where a quotation ends that is not inside
/// another one.
enum class Break : std::uint8_t { none, comma, stop, dot, semicolon, colon, bracket, quote, question, dash };
constexpr std::size_t kBreaks = 10;

/// Sets of words that tell what a part of a reference is; bits of Token::senses.
enum Sense : std::uint32_t {
  kMonth = 1 << 0,
  kJournal = 1 << 1,
  kPublisher = 1 << 2,
  kPlace = 1 << 3,
  kEditor = 1 << 4,
  kIn = 1 << 5,
  kPages = 1 << 6,
  kVolume = 1 << 7,
  kEdition = 1 << 8,
  kGenre = 1 << 9,
  kMeeting = 1 << 10,
  kAnd = 1 << 11,
  kParticle = 1 << 12,
  kStopWord = 1 << 13,
  kTranslator = 1 << 14,
  kBody = 1 << 15,
  kEtAl = 1 << 16,
};

/// True for four digits that can be the year of a work: 1500 to 2099.
bool is_year(std::string_view digits);

struct Token {
  Span span;  ///< In the text that was taken apart.
  Span core;  ///< Without the signs at its ends.
  Shape shape = Shape::sign;
  Break after = Break::none;  ///< `stop` may end a sentence, `dot` ends an initial or an abbreviation.
  std::uint8_t digits = 0;
  bool opens_bracket = false, closes_bracket = false;
  bool opens_quote = false, closes_quote = false;  ///< The outermost quotation begins or ends here.
  bool quoted = false;                             ///< Lies in one.
  char32_t first_quote = 0, last_quote = 0;        ///< At its ends; 0 if there is none.
  std::uint32_t word = 0;                          ///< A hash of the word in lower case, digits made equal.
  std::uint32_t senses = 0;                        ///< Bits of Sense.
};

/// The words of `text` in order; bytes equal to Draft::kTaken make tokens of their own. Words are parted at
/// space, and where a reference leaves space out: "33(8):1-9", "2005;15", "Press,1999".
std::vector<Token> tokenise(std::string_view text);

/// What lies between two neighbours, as an index below kGaps: the break, and what kind of word follows.
std::size_t gap(const Token& token, const Token& next);
constexpr std::size_t kNextKinds = 11;
constexpr std::size_t kGaps = kBreaks * kNextKinds;

/// Hash of a word as Token::word holds it.
std::uint32_t word_hash(std::string_view word);

}  // namespace citecheck::plain

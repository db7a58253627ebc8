#include "references/plain/token.hpp"

#include <algorithm>

#include "references/plain/draft.hpp"
#include "references/plain/senses.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;

bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_letter_fast(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter(c);
}

bool is_upper_fast(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return is_upper(c);
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

bool is_quote(char32_t c) {
  constexpr std::u32string_view kQuotes = U"\"'`“”„‟«»‘’‚‹›「」『』《》";
  return kQuotes.find(c) != std::u32string_view::npos;
}

/// The signs that may end a quotation which `open` begins; empty if it begins none.
std::u32string_view closers_of(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"”“";
    case U'“':
      return U"”\"";
    case U'„':
      return U"“”\"";
    case U'”':
      return U"”";
    case U'«':
      return U"»";
    case U'»':
      return U"«";
    case U'‘':
      return U"’";
    case U'‚':
      return U"‘’";
    case U'‹':
      return U"›";
    case U'`':
      return U"'’”";
    case U'\'':
      return U"'";
    case U'「':
      return U"」";
    case U'『':
      return U"』";
    case U'《':
      return U"》";
    default:
      return {};
  }
}

/// Full-width and ideographic signs as their ASCII kin.
char32_t plain_sign(char32_t c) {
  switch (c) {
    case U'，':
    case U'、':
      return ',';
    case U'。':
    case U'．':
      return '.';
    case U'；':
      return ';';
    case U'：':
      return ':';
    case U'（':
    case U'［':
    case U'【':
      return '(';
    case U'）':
    case U'］':
    case U'】':
      return ')';
    case U'？':
      return '?';
    default:
      return c;
  }
}

/// True if a word ends between two characters that no space parts.
bool parts_words(char32_t before_last, char32_t last, char32_t next) {
  const char32_t a = plain_sign(last), b = plain_sign(next);
  const bool next_in_word = is_letter_fast(next) || is_ascii_digit(next);
  const bool last_in_word = is_letter_fast(last) || is_ascii_digit(last);
  if (a != last && a != '(' && !is_quote(b) && b == next) return true;  // behind a full-width sign
  if ((a == ';' || a == ':') && (next_in_word || b == '(')) return true;
  if (a == ',' && next_in_word && !(is_ascii_digit(before_last) && is_ascii_digit(next))) return true;
  if ((b == '(' || b == '[') && last_in_word) return true;
  if ((a == ')' || a == ']') && next_in_word) return true;
  if (a == ')' && next == '[') return true;
  // "Title.Journal", not "J.A." and not "e.g."
  return a == '.' && is_letter_fast(before_last) && !is_upper_fast(before_last) && is_upper_fast(next);
}

/// What the characters of a word are, counted.
struct Letters {
  unsigned letters = 0, uppers = 0, digits = 0, dots = 0, dashes = 0, ideographs = 0, others = 0;
  unsigned longest_group = 0;  ///< Letters in a row.
  bool first_upper = false, roman = true, first_digit = false;
};

Letters count_letters(Text core) {
  Letters out;
  unsigned group = 0;
  for (std::size_t at = 0; at < core.size();) {
    const bool first = at == 0;
    const char32_t c = next_code_point(core, at);
    if (is_ascii_digit(c)) {
      ++out.digits;
      out.first_digit = out.first_digit || first;
      group = 0;
    } else if (is_letter_fast(c)) {
      ++out.letters;
      const bool upper = is_upper_fast(c);
      out.uppers += upper;
      out.first_upper = out.first_upper || (first && upper);
      out.ideographs += c >= 0x1100 && is_ideograph(c);
      out.roman = out.roman && c < 0x80 && Text("IVXLCDMivxlcdm").find(static_cast<char>(c)) != Text::npos;
      out.longest_group = std::max(out.longest_group, ++group);
    } else {
      if (c == static_cast<unsigned char>(Draft::kJoint)) continue;
      out.dots += c == '.';
      out.dashes += is_dash(c);
      out.others += c != '.' && !is_dash(c);
      group = 0;
    }
  }
  return out;
}

/// "1999a", too.
bool is_lettered_year(Text core) {
  if (core.size() == 5 && core[4] >= 'a' && core[4] <= 'z') core.remove_suffix(1);
  return is_year(core);
}

Shape shape_of(Text core, bool dotted) {
  if (core.empty()) return Shape::sign;
  if (is_lettered_year(core)) return Shape::year;
  const Letters c = count_letters(core);
  if (c.ideographs > 0) return Shape::ideograph;
  if (c.digits > 0 && c.letters == 0) {
    if (c.dashes > 0) return Shape::range;
    return c.others + c.dots == 0 ? Shape::number : Shape::code;
  }
  if (c.digits > 0) return c.first_digit && c.letters == 2 && c.uppers == 0 ? Shape::ordinal : Shape::code;
  if (c.letters == 0) return Shape::sign;
  if (c.letters == 1) return c.uppers == 1 ? Shape::initial : Shape::lower;
  const bool grouped = c.dots + c.dashes > 0 && c.longest_group <= 2;
  if (c.uppers > 0 && grouped && c.others == 0) return Shape::initials;
  if (c.roman && c.letters > 1 && (c.uppers == c.letters || c.uppers == 0) && c.dots + c.dashes == 0 &&
      core != "mi" && core != "di" && core != "DC" && core != "MD" && core != "CD")
    return Shape::roman;
  if (c.uppers == c.letters) return c.letters <= 3 && !dotted ? Shape::initials : Shape::capitals;
  if (c.uppers == 0) return Shape::lower;
  if (c.uppers == 1 && c.first_upper) return Shape::capital;
  return c.dashes > 0 && c.first_upper ? Shape::capital : Shape::mixed;
}

/// Abbreviations whose dot ends no sentence.
bool is_abbreviation(const Token& token) {
  constexpr std::uint32_t kAbbreviated =
      kMonth | kJournal | kEditor | kPages | kVolume | kEdition | kParticle | kEtAl;
  return (token.senses & kAbbreviated) != 0 && token.core.size() <= 5;
}

void read_break(Text signs, Token& token) {
  for (std::size_t at = 0; at < signs.size();) {
    const char32_t c = next_code_point(signs, at), sign = plain_sign(c);
    const auto set = [&token](Break value) {
      if (token.after == Break::none || token.after == Break::bracket ||
          (token.after == Break::stop && value == Break::comma))
        token.after = value;
    };
    if (is_quote(c)) token.last_quote = c;
    token.closes_bracket = token.closes_bracket || sign == ')' || sign == ']';
    if (sign == '.') set(Break::stop);
    if (sign == ',') set(Break::comma);
    if (sign == ';') set(Break::semicolon);
    if (sign == ':') set(Break::colon);
    if (sign == '?' || sign == '!') set(Break::question);
    if (sign == ')' || sign == ']') set(Break::bracket);
    if (is_dash(c)) set(Break::dash);
  }
}

/// Takes the signs off both ends of the token and reads what they say.
void read_token(Text text, Token& token) {
  const Text whole = token.span.of(text);
  std::size_t begin = 0, end = 0;
  bool inside = false;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(whole, at);
    if (is_letter_fast(c) || is_ascii_digit(c)) {
      if (!inside) begin = from;
      inside = true;
      end = at;
    } else if (!inside) {
      if (is_quote(c) && token.first_quote == 0) token.first_quote = c;
      token.opens_bracket = token.opens_bracket || plain_sign(c) == '(' || c == '[';
    }
  }
  if (!inside) begin = end = 0;
  token.core = {token.span.begin + begin, token.span.begin + end};
  const Text core = whole.substr(begin, end - begin);
  const bool dotted = end < whole.size() && whole[end] == '.';
  token.digits = static_cast<std::uint8_t>(
      std::min<std::ptrdiff_t>(9, std::ranges::count_if(core, [](char c) { return is_ascii_digit(c); })));
  token.shape = shape_of(core, dotted);
  token.word = word_hash(core.empty() ? whole : core);
  token.senses = senses_of(token.word);
  read_break(whole.substr(end), token);
  const bool short_word = token.shape == Shape::initial || token.shape == Shape::initials;
  if (token.after == Break::stop && (short_word || is_abbreviation(token))) token.after = Break::dot;
}

/// Finds the outermost quotations: from a token that an opening quote begins to one that ends in its closing
/// quote. A quote that is never closed, or not for long, quotes nothing.
void pair_quotes(std::vector<Token>& tokens) {
  constexpr std::size_t kLongest = 120;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::u32string_view closers = closers_of(tokens[i].first_quote);
    if (closers.empty()) continue;
    const std::size_t limit = std::min(tokens.size(), i + kLongest);
    for (std::size_t k = i; k < limit; ++k) {
      if (closers.find(tokens[k].last_quote) == std::u32string_view::npos || tokens[k].last_quote == 0)
        continue;
      tokens[i].opens_quote = true;
      tokens[k].closes_quote = true;
      tokens[k].after = Break::quote;
      for (std::size_t m = i; m <= k; ++m) tokens[m].quoted = true;
      i = k;
      break;
    }
  }
}

}  // namespace

bool is_year(std::string_view digits) {
  return digits.size() == 4 && std::ranges::all_of(digits, is_ascii_digit) && digits >= "1500" &&
         digits <= "2099";
}

std::uint32_t word_hash(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) {
    if (c == Draft::kJoint) continue;
    const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : is_ascii_digit(c) ? '0' : c;
    hash = (hash ^ static_cast<unsigned char>(folded)) * 16777619u;
  }
  return hash;
}

namespace {

/// The kind of word that follows a gap, below kNextKinds.
std::size_t next_kind(const Token& next) {
  if (next.opens_quote) return 5;
  if (next.opens_bracket) return 0;
  if (next.digits > 0) return 1;
  if ((next.senses & kIn) != 0) return 6;
  if (next.shape == Shape::lower) return 2;
  if (next.shape == Shape::initial || next.shape == Shape::initials) return 3;
  if (next.shape == Shape::taken) return 7;
  if ((next.senses & (kJournal | kMeeting)) != 0) return 8;
  if ((next.senses & (kPlace | kPublisher)) != 0) return 9;
  if ((next.senses & kStopWord) != 0) return 10;
  return 4;
}

}  // namespace

std::size_t gap(const Token& token, const Token& next) {
  return static_cast<std::size_t>(token.after) * kNextKinds + next_kind(next);
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    Token& token = tokens.emplace_back();
    token.span = {begin, end};
    if (text[begin] == Draft::kTaken)
      token.shape = Shape::taken;
    else
      read_token(text, token);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool taken = text[at] == Draft::kTaken;
    char32_t last = 0, before_last = 0;
    while (at < text.size() && text[at] != ' ' && (text[at] == Draft::kTaken) == taken) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (!taken && last != 0 && parts_words(before_last, last, c)) break;
      // "Press.pp. 50–103"
      if (last == '.' && is_letter_fast(before_last) && text.substr(at).starts_with("pp.")) break;
      before_last = last;
      last = c;
      at = next;
    }
    add(begin, at);
  }
  pair_quotes(tokens);
  return tokens;
}

}  // namespace citecheck::plain

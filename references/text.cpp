#include "references/text.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace citecheck {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t length = 1;
  bool valid = false;
};

bool continues(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Most texts are mostly ASCII, which is valid and maps to itself: where the next byte is that is not.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (std::array<std::uint64_t, 4> bytes{}; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(bytes.data(), text.data() + at, sizeof bytes);
    if (((bytes[0] | bytes[1] | bytes[2] | bytes[3]) & kHighBits) != 0) break;
  }
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((bytes & kHighBits) != 0) break;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::size_t left = text.size() - at;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first <= 0xDF && left >= 2 && continues(byte(1)))
    return {static_cast<char32_t>((first & 0x1F) << 6 | (byte(1) & 0x3F)), 2, true};
  if (first >= 0xE0 && first <= 0xEF && left >= 3 && continues(byte(1)) && continues(byte(2))) {
    const auto point = static_cast<char32_t>((first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    if (point >= 0x800 && (point < 0xD800 || point > 0xDFFF)) return {point, 3, true};
  }
  if (first >= 0xF0 && first <= 0xF4 && left >= 4 && continues(byte(1)) && continues(byte(2)) &&
      continues(byte(3))) {
    const auto point = static_cast<char32_t>((first & 0x07) << 18 | (byte(1) & 0x3F) << 12 |
                                             (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F));
    if (point >= 0x10000 && point <= 0x10FFFF) return {point, 4, true};
  }
  return {};
}

bool is_space(char32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0xA0 || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x2028 || point == 0x2029;
}

bool is_invisible(char32_t point) {
  return point == 0x200B || point == 0x200E || point == 0x200F || point == 0xFEFF;
}

utf8proc_category_t category(char32_t point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(point));
}

char32_t unify(char32_t point) {
  switch (point) {
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛':
    case U'′':
    case U'`':
    case U'´':
    case U'ʼ':
      return '\'';
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'″':
    case U'«':
    case U'»':
    case U'‹':
    case U'›':
      return '"';
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
      return '-';
    default:
      return point;
  }
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Decoded decoded = decode(text, at);
    if (!decoded.valid) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

std::string to_valid_utf8(std::string_view text) {
  const auto invalid = first_invalid_utf8(text);
  if (!invalid) return std::string(text);
  std::string out(text, 0, *invalid);
  out.reserve(text.size());
  for (std::size_t at = *invalid; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (decoded.valid)
      out.append(text, at, decoded.length);
    else
      append_utf8(out, kReplacement);
    at += decoded.length;
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const Decoded decoded = decode(text, at);
  at += decoded.length;
  return decoded.code_point;
}

void append_utf8(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | point >> 12);
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | point >> 18);
    out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::string_view trim_ends(std::string_view text) {
  while (!text.empty()) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    if (text.empty() || is_ascii(text.front())) break;
    const Decoded decoded = decode(text, 0);
    if (!is_space(decoded.code_point) && !is_invisible(decoded.code_point)) break;
    text.remove_prefix(decoded.length);
  }
  while (!text.empty()) {
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    if (text.empty() || is_ascii(text.back())) break;
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && continues(static_cast<unsigned char>(text[begin])))
      --begin;
    const Decoded decoded = decode(text, begin);
    if (begin + decoded.length != text.size()) break;
    if (!is_space(decoded.code_point) && !is_invisible(decoded.code_point)) break;
    text.remove_suffix(decoded.length);
  }
  return text;
}

namespace {

// True if the text has only ASCII and no white space but single spaces. It is trimmed. Without a branch for
// each byte, so that many are looked at in one step.
bool has_single_spaces(std::string_view text) {
  unsigned char other = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]), next = static_cast<unsigned char>(text[at + 1]);
    other |= static_cast<unsigned char>(byte < ' ') | static_cast<unsigned char>(byte > 0x7E) |
             static_cast<unsigned char>((byte | next) == ' ' && byte == next);
  }
  return other == 0 && (text.empty() || is_ascii(text.back()));
}

}  // namespace

std::string collapse_space(std::string_view text) {
  text = trim(text);
  if (has_single_spaces(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t run = 0;  // Without white space, taken whole.
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    if (is_ascii(text[at])) {
      if (!is_ascii_space(text[at])) {
        ++at;
        continue;
      }
    } else {
      const Decoded decoded = decode(text, at);
      length = decoded.length;
      if (!is_space(decoded.code_point)) {
        at += length;
        continue;
      }
    }
    out.append(text, run, at - run);
    if (!out.ends_with(' ')) out += ' ';
    run = at += length;
  }
  out.append(text, run);
  return out;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string to_lower(std::string_view text) {
  if (skip_ascii(text, 0) == text.size()) return to_lower_ascii(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    append_utf8(out, static_cast<char32_t>(
                         utf8proc_tolower(static_cast<utf8proc_int32_t>(next_code_point(text, at)))));
  return out;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

namespace {

std::string folded_by_library(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return to_lower_ascii(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

// Asking the library for a word costs as much as reading a line. Of the alphabets before it (Latin, Greek,
// Cyrillic, Armenian, Hebrew, Arabic) the answers are kept.
constexpr char32_t kFirstNotKept = 0x700;

const std::string& folded_letter(char32_t point) {
  static const std::vector<std::string> kept = [] {
    std::vector<std::string> all(kFirstNotKept);
    for (char32_t known = 0; known < kFirstNotKept; ++known) {
      std::string text;
      append_utf8(text, known);
      all[known] = folded_by_library(text);
    }
    return all;
  }();
  return kept[point];
}

}  // namespace

std::string fold(std::string_view text) {
  if (skip_ascii(text, 0) == text.size()) {
    std::string ascii = collapse_space(text);
    for (char& c : ascii) c = c == '`' ? '\'' : lower(c);
    return ascii;
  }
  // Marks are left out, so none has to be moved over its neighbours: each stretch may be folded on its own.
  std::string folded, others;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = unify(next_code_point(text, at));
    if (point >= kFirstNotKept) {
      append_utf8(others, point);
      continue;
    }
    if (!others.empty()) folded += folded_by_library(std::exchange(others, {}));
    folded += folded_letter(point);
  }
  if (!others.empty()) folded += folded_by_library(others);
  return collapse_space(folded);
}

std::string_view next_word(std::string_view folded, std::size_t& at) {
  for (std::size_t begin = at, next = at; at < folded.size(); begin = at = next) {
    while (at < folded.size()) {
      const char32_t point = next_code_point(folded, next);
      if (!is_letter(point) && !is_digit(point)) break;
      at = next;
    }
    if (at > begin) return folded.substr(begin, at - begin);
  }
  return {};
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  const std::string folded = fold(text);
  std::size_t at = 0;
  for (std::string_view word = next_word(folded, at); !word.empty(); word = next_word(folded, at))
    out.emplace_back(word);
  return out;
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  const utf8proc_category_t c = category(point);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t point) {
  if (point < 0x80) return point >= '0' && point <= '9';
  const utf8proc_category_t c = category(point);
  return c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO;
}

bool is_upper(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z';
  const utf8proc_category_t c = category(point);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t point) {
  return category(point) == UTF8PROC_CATEGORY_LL;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_code_point(text, at)));
    width += columns > 0 ? static_cast<std::size_t>(columns) : 0;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool bidi = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    if (point == '\n' || point == '\t' || point == '\r')
      out += ' ';
    else if (point < 0x20 || (point >= 0x7F && point < 0xA0) || bidi || point == 0x2028 || point == 0x2029)
      append_utf8(out, kReplacement);
    else
      append_utf8(out, point);
  }
  return out;
}

std::string ellipsize(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  while (max_bytes > 0 && continues(static_cast<unsigned char>(text[max_bytes]))) --max_bytes;
  return std::string(trim(text.substr(0, max_bytes))) + "…";
}

}  // namespace citecheck

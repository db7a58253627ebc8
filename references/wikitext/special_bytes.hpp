#pragma once
// Special bytes: where the next byte stands that may begin, part or end markup, and whether a stretch holds
// any. Most bytes of a page are none, so they are passed over sixteen at a time. In the header, as calls for
// every piece of every citation cost more than the search.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "references/byte_set.hpp"
#include "references/sixteen.hpp"

namespace citecheck::wikitext {

/// The next of "<{[:" at or behind `at`, the end of the text if there is none: all that matters where no
/// markup is open.
std::size_t next_opening(std::string_view text, std::size_t at);

/// The next of "<&[{'": where what a reader sees may differ from what is written.
std::size_t next_markup(std::string_view text, std::size_t at);

/// The next of "\n<{}[]|=:", and perhaps some other byte that means nothing.
std::size_t next_special(std::string_view text, std::size_t at);

/// True only if a reader of the page sees the bytes from `begin` to `end` as they are written: no markup, no
/// entity, no white space but single spaces. The text is valid UTF-8.
bool shows_as_written(std::string_view text, std::size_t begin, std::size_t end);

#if defined(__SSE2__)

namespace sixteen {

using namespace citecheck::sixteen;

inline __m128i opens(__m128i bytes) {
  return any(equal(curled(bytes), '{'), any(equal(bytes, '<'), equal(bytes, ':')));
}

// "[\]" and "{|}"; ":;<=".
inline __m128i is_special(__m128i bytes) {
  return any(in_range(curled(bytes), '{', 2), any(in_range(bytes, ':', 3), equal(bytes, '\n')));
}

// Of each byte and the one behind it: what shows_as_written() denies. Wide spaces are U+00A0, U+2000 to
// U+200A, U+2028, U+2029, U+202F and U+3000, told by their last two bytes.
inline __m128i shows_otherwise(__m128i bytes, __m128i next) {
  const __m128i markup = any(equal(curled(bytes), '{'), any(equal(bytes, '<'), equal(bytes, '&')));
  const __m128i twice =
      _mm_and_si128(_mm_cmpeq_epi8(bytes, next), any(equal(bytes, ' '), equal(bytes, '\'')));
  const __m128i wide =
      any(_mm_and_si128(equal(bytes, 0x80), any(in_range(next, 0x80, 0x0A), in_range(next, 0xA8, 0x07))),
          _mm_and_si128(equal(bytes, 0xC2), equal(next, 0xA0)));
  return any(any(markup, twice), any(wide, in_range(bytes, 0, 0x1F)));
}

inline __m128i is_markup(__m128i bytes) {
  return any(any(equal(curled(bytes), '{'), equal(bytes, '<')), any(equal(bytes, '&'), equal(bytes, '\'')));
}

}  // namespace sixteen

#endif

inline std::size_t next_opening(std::string_view text, std::size_t at) {
  static constexpr ByteSet kOpening("<{[:");
#if defined(__SSE2__)
  return sixteen::find(text, at, kOpening, sixteen::opens);
#else
  return std::min(kOpening.find_in(text, at), text.size());
#endif
}

inline std::size_t next_markup(std::string_view text, std::size_t at) {
  static constexpr ByteSet kMarkup("<&[{'");
#if defined(__SSE2__)
  return sixteen::find(text, at, kMarkup, sixteen::is_markup);
#else
  return std::min(kMarkup.find_in(text, at), text.size());
#endif
}

inline std::size_t next_special(std::string_view text, std::size_t at) {
  static constexpr ByteSet kSpecial("\n<{}[]|=:");
#if defined(__SSE2__)
  return sixteen::find(text, at, kSpecial, sixteen::is_special);
#else
  return std::min(kSpecial.find_in(text, at), text.size());
#endif
}

inline bool shows_as_written(std::string_view text, std::size_t begin, std::size_t end) {
#if defined(__SSE2__)
  for (std::size_t at = begin; at < end; at += sixteen::kCount) {
    char last[sixteen::kCount + 1] = {};  // Of the text, behind which nothing may be read.
    const char* bytes = text.data() + at;
    if (text.size() - at < sizeof last)
      bytes = static_cast<char*>(std::memcpy(last, bytes, text.size() - at));
    unsigned found = sixteen::mask(sixteen::shows_otherwise(sixteen::load(bytes), sixteen::load(bytes + 1)));
    if (end - at < sixteen::kCount) found &= (1U << (end - at)) - 1;
    if (found != 0) return false;
  }
  return true;
#else
  static constexpr ByteSet kOther = ByteSet("<&[{").up_to(0x1F);
  for (std::size_t at = begin; at < end; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
    const bool twice = byte == next && (byte == ' ' || byte == '\'');
    const bool wide = (byte == 0x80 && ((next >= 0x80 && next <= 0x8A) || (next >= 0xA8 && next <= 0xAF))) ||
                      (byte == 0xC2 && next == 0xA0);
    if (kOther.contains(text[at]) || twice || wide) return false;
  }
  return true;
#endif
}

}  // namespace citecheck::wikitext

#include "references/wikitext/special_bytes.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

#include "references/byte_set.hpp"

namespace citecheck::wikitext {

namespace {

constexpr ByteSet kOpening("<{[:");
constexpr ByteSet kSpecial("\n<{}[]|=:");

#if defined(__SSE2__)
constexpr std::size_t kStep = sizeof(__m128i);

__m128i equal(__m128i bytes, char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

// Bytes from `first` to `first + count`.
__m128i in_range(__m128i bytes, char first, char count) {
  const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count)), offset);
}

__m128i opens(__m128i bytes) {
  // "[" and "{" differ in one bit.
  const __m128i brackets = equal(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), '{');
  return _mm_or_si128(brackets, _mm_or_si128(equal(bytes, '<'), equal(bytes, ':')));
}

__m128i is_special(__m128i bytes) {
  // "[\]" and "{|}"; ":;<=".
  const __m128i brackets = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), '{', 2);
  return _mm_or_si128(brackets, _mm_or_si128(in_range(bytes, ':', 3), equal(bytes, '\n')));
}

template <typename Test>
std::size_t find(std::string_view text, std::size_t at, const ByteSet& set, Test test) {
  for (; at + kStep <= text.size(); at += kStep) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(test(bytes)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
  while (at < text.size() && !set.contains(text[at])) ++at;
  return at;
}
#endif

}  // namespace

std::size_t next_opening(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  return find(text, at, kOpening, opens);
#else
  while (at < text.size() && !kOpening.contains(text[at])) ++at;
  return at;
#endif
}

std::size_t next_special(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  return find(text, at, kSpecial, is_special);
#else
  while (at < text.size() && !kSpecial.contains(text[at])) ++at;
  return at;
#endif
}

}  // namespace citecheck::wikitext

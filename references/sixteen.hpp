#pragma once
// Sixteen bytes of a text looked at in one step, where the processor has SSE2; elsewhere nothing of this is
// there, and texts are looked at byte by byte. In the header, as calls for every piece of every citation
// would cost more than the search.

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "references/byte_set.hpp"

namespace citecheck {

#if defined(__SSE2__)

namespace sixteen {

inline constexpr std::size_t kCount = sizeof(__m128i);

inline __m128i load(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

inline __m128i equal(__m128i bytes, unsigned char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(c)));
}

/// Bytes from `first` to `first + count`.
inline __m128i in_range(__m128i bytes, unsigned char first, unsigned char count) {
  const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first)));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(static_cast<char>(count))), offset);
}

inline __m128i any(__m128i a, __m128i b) {
  return _mm_or_si128(a, b);
}

/// "[" and "{", "\" and "|", "]" and "}", capitals and small letters differ in one bit.
inline __m128i curled(__m128i bytes) {
  return _mm_or_si128(bytes, _mm_set1_epi8(0x20));
}

/// A bit for each byte that was found, the lowest for the first.
inline unsigned mask(__m128i found) {
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}

/// The first byte at or behind `at` that `test` finds in sixteen, or that is in `set`; the end if there is
/// none.
template <typename Test>
std::size_t find(std::string_view text, std::size_t at, const ByteSet& set, Test test) {
  for (; at + kCount <= text.size(); at += kCount)
    if (const unsigned found = mask(test(load(text.data() + at))); found != 0)
      return at + static_cast<std::size_t>(std::countr_zero(found));
  return std::min(set.find_in(text, at), text.size());
}

}  // namespace sixteen

#endif

/// The next digit of ASCII at or behind `at`, the end of the text if there is none.
inline std::size_t next_digit(std::string_view text, std::size_t at) {
  static constexpr ByteSet kDigits("0123456789");
#if defined(__SSE2__)
  return sixteen::find(text, at, kDigits, [](__m128i bytes) { return sixteen::in_range(bytes, '0', 9); });
#else
  return std::min(kDigits.find_in(text, at), text.size());
#endif
}

}  // namespace citecheck

#include "rules/page_words.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "references/text.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kStem = 5;  ///< Code points.
constexpr std::size_t kLongestRun =
    2048;  ///< Bytes without a space; text without any is folded piece by piece.
constexpr std::uint64_t kFnvStart = 14695981039346656037u, kFnvPrime = 1099511628211u;

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = kFnvStart;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  return hash ^ (hash >> 33);
}

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool writes_without_spaces(std::string_view word) {
  const Script script = script_of(word);
  return script == Script::cjk || script == Script::thai || script == Script::hangul;
}

/// A folded word: its beginning, or its pairs of characters.
void collect_word(std::string_view word, std::vector<std::uint64_t>& hashes) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) starts.push_back(at);
  starts.push_back(word.size());
  const std::size_t points = starts.size() - 1;
  if (points < 2 || !writes_without_spaces(word)) {
    hashes.push_back(hash_of(word.substr(0, starts[std::min(points, kStem)])));
    return;
  }
  for (std::size_t i = 0; i + 2 <= points; ++i)
    hashes.push_back(hash_of(word.substr(starts[i], starts[i + 2] - starts[i])));
}

}  // namespace

void PageWords::collect(std::string_view text, std::vector<std::uint64_t>& hashes) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_letter_or_digit(text[at]) && static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t end = at;
    bool ascii = true;
    for (; end < text.size() && end - at < kLongestRun; ++end) {
      const bool other = static_cast<unsigned char>(text[end]) >= 0x80;
      if (!other && !is_ascii_letter_or_digit(text[end])) break;
      ascii = ascii && !other;
    }
    if (ascii) {  // Most words, and folding is dear.
      folded = to_lower_ascii(text.substr(at, std::min(end - at, kStem)));
      hashes.push_back(hash_of(folded));
    } else {
      for (const std::string& word : plain_words(text.substr(at, end - at))) collect_word(word, hashes);
    }
    at = end;
  }
}

PageWords::PageWords(std::vector<std::uint64_t> hashes) {
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  bits_.resize(std::bit_ceil(hashes.size() / 8 + 1));
  const std::uint64_t mask = bits_.size() * 64 - 1;
  for (const std::uint64_t hash : hashes)
    for (const int shift : {0, 20, 40}) {
      const std::uint64_t bit = (hash >> shift) & mask;
      bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

bool PageWords::may_hold(std::string_view text) const {
  if (!known()) return true;
  std::vector<std::uint64_t> hashes;
  collect(text, hashes);
  const std::uint64_t mask = bits_.size() * 64 - 1;
  return std::ranges::all_of(hashes, [&](std::uint64_t hash) {
    for (const int shift : {0, 20, 40}) {
      const std::uint64_t bit = (hash >> shift) & mask;
      if ((bits_[bit / 64] & (std::uint64_t{1} << (bit % 64))) == 0) return false;
    }
    return true;
  });
}

}  // namespace citecheck

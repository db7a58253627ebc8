#pragma once
// PageWords: which words stand anywhere on a page, kept in a few bits for each, so that a rule can tell that
// a name is nowhere on it. Words are known by their beginnings, because names are inflected ("Petrov",
// "Petrova", "Petrovs"); where words are written without spaces, by their pairs of characters.

#include <cstdint>
#include <string_view>
#include <vector>

namespace citecheck {

class PageWords {
 public:
  PageWords() = default;  ///< Nothing is known.
  /// Of all texts given to `collect`.
  explicit PageWords(std::vector<std::uint64_t> hashes);

  /// Appends the hashes of the words of a text; linear in its length.
  static void collect(std::string_view text, std::vector<std::uint64_t>& hashes);

  bool known() const { return !bits_.empty(); }
  /// False only if no word of the page begins as each word of `text` does; true where nothing is known.
  bool may_hold(std::string_view text) const;

 private:
  /// A Bloom filter: three bits of about eight for each word, so one word in thirty is seen where it is not.
  std::vector<std::uint64_t> bits_;
};

}  // namespace citecheck

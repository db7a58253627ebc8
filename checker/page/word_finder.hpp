#pragma once
// WordFinder: which of many words a text holds, in one pass over it (Aho and Corasick, 1975). Class names and
// lines of pages are asked for hundreds of words; one search for each would be most of what reading costs.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citecheck {

class WordFinder {
 public:
  using Words = std::span<const std::string_view>;
  static constexpr std::size_t kMaxGroups = 16;

  /// The words, in lower case, by groups; at most kMaxGroups.
  explicit WordFinder(std::span<const Words> groups);

  /// Bit i is set if a word of group i is part of the text, ASCII letters in any case.
  std::uint16_t find(std::string_view text) const;

  /// For each group the byte behind its last word in the text, 0 if it has none there.
  std::array<std::size_t, kMaxGroups> find_last(std::string_view text) const;

 private:
  std::uint16_t next(std::uint16_t state, char c) const {
    return next_[state * classes_ + class_of_[static_cast<unsigned char>(c)]];
  }
  void classify(std::span<const Words> groups);
  void add(std::string_view word, std::uint16_t group);
  void link();

  std::array<std::uint8_t, 256> class_of_{};  ///< Bytes of no word are one class.
  std::size_t classes_ = 1;
  std::vector<std::uint16_t> next_;    ///< By state and class.
  std::vector<std::uint16_t> groups_;  ///< Of the words that end in a state.
};

}  // namespace citecheck

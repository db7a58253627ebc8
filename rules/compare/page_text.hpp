#pragma once
// PageText: the running text of a page, made ready for finding quotations in it: its words without case,
// accents and punctuation, each with its place in the text and in the body that was archived.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// A word of a text. Where words are written without spaces, every character is one.
struct TextWord {
  std::uint32_t key_at = 0;          ///< Where it begins in the key.
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the text.
};

/// A text as its words, and these put together: hyphens and spaces make no difference between two keys.
struct KeyedText {
  std::string key;
  std::vector<TextWord> words;

  std::string_view word(std::size_t i) const {
    const std::size_t begin = words[i].key_at;
    const std::size_t end = i + 1 < words.size() ? words[i + 1].key_at : key.size();
    return std::string_view(key).substr(begin, end - begin);
  }
  std::size_t size() const { return words.size(); }
};
KeyedText keyed(std::string_view text);

class PageText {
 public:
  /// More is cut; in bytes.
  static constexpr std::size_t kMaxBytes = 512u << 10;

  /// A run of text and the byte of the body where it begins; none where that is not known.
  void append(std::string_view run, std::optional<std::uint64_t> at);
  /// What follows begins a new line.
  void new_line();
  /// What follows begins a new page of paper: between two of them stands what is not of the text (notes,
  /// numbers, running heads).
  void new_page() { pages_.push_back(text_.size()); }
  /// Something is missing: the page was cut, or goes on elsewhere. `why` is for a person.
  void set_incomplete(std::string why) { incomplete_ = std::move(why); }
  /// The text may not be what is shown (it was recognised from a scan): then only what is found in it counts.
  void set_doubt(std::string why) { doubt_ = std::move(why); }
  /// Makes the words; nothing is appended after.
  void finish() { words_ = keyed(text_); }

  const std::string& text() const { return text_; }
  const KeyedText& words() const { return words_; }
  const std::string& incomplete() const { return incomplete_; }
  const std::string& doubt() const { return doubt_; }
  /// The byte of the body for a byte of the text.
  std::optional<std::uint64_t> body_offset(std::size_t at) const;
  /// The page of paper, from 1, that a byte of the text stands on; 0 where there are none.
  std::size_t page_of(std::size_t at) const;

 private:
  struct Run {
    std::size_t text_at = 0;
    std::optional<std::uint64_t> body_at;
  };
  std::string text_, incomplete_, doubt_;
  std::vector<Run> runs_;
  std::vector<std::size_t> pages_;  ///< Where each begins.
  KeyedText words_;
};

}  // namespace citecheck

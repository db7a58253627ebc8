#pragma once
// Draft: one reference while it is taken apart. What has been understood is taken out, and the bytes of the
// rest stay where they are, so every piece still knows its place in the source.

#include <bitset>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/word_begin.hpp"

namespace citecheck::plain {

/// Where `phrase` (lower case in ASCII) begins a word at or after `from`, in any ASCII case; npos if nowhere.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0);

/// Words that a draft may hold, lower case in ASCII, at least three bytes of them. The first is a letter or
/// one of the signs that begin what a template left in the text: "({|".
class Phrase {
 public:
  // Not explicit: lists of phrases are written as lists of words.
  constexpr Phrase(const char* words) : words_(words), begin_(word_begin(words)) {}

  constexpr std::string_view words() const { return words_; }
  constexpr std::size_t size() const { return words_.size(); }

  /// word_begin() of it.
  constexpr std::size_t begin() const { return begin_; }

  static constexpr std::size_t kFewest = 3;

 private:
  std::string_view words_;
  std::size_t begin_;
};

class Draft {
 public:
  /// Stands for a byte that has been taken; pieces end at it.
  static constexpr char kTaken = '\x1F';

  /// Stands for a byte that only wraps a word over two lines: the hyphen, the line break, the indent.
  static constexpr char kJoint = '\x1E';

  /// `text` lies at byte `offset` of Article::source.
  Draft(std::string_view text, std::size_t offset);

  /// What is left: line breaks read as spaces, taken bytes as kTaken, wrapped words joined by kJoint.
  std::string_view text() const { return left_; }

  void take(Span span);

  /// A range of this draft as a claim, trimmed, runs of space made one, wrapped words whole again.
  Claim<std::string> claim(Span span) const;

  /// The range trimmed of white space and taken bytes.
  Span trimmed(Span span) const;

  /// find_phrase() in text(). Most phrases begin no word of the text, which is told without a search.
  std::size_t find(const Phrase& phrase, std::size_t from = 0) const {
    return begins_[phrase.begin()] ? find_phrase(left_, phrase.words(), from) : std::string_view::npos;
  }

  /// True if it may hold words of Chinese, Japanese or Korean.
  bool may_hold_ideographs() const { return may_hold_ideographs_; }

  Span in_source(Span span) const { return {span.begin + offset_, span.end + offset_}; }
  std::string_view original(Span span) const { return span.of(original_); }

 private:
  void join_lines();
  void index_words();

  std::string_view original_;
  std::string left_;
  std::size_t offset_;
  std::bitset<kWordBegins> begins_;  ///< Of the first three bytes of every word.
  bool may_hold_ideographs_ = false;
};

}  // namespace citecheck::plain

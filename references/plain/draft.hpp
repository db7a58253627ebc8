#pragma once
// Draft: one reference while it is taken apart. What has been understood is taken out, and the bytes of the
// rest stay where they are, so every piece still knows its place in the source.

#include <bitset>
#include <string>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::plain {

/// Where `phrase` (lower case in ASCII) begins a word at or after `from`, in any ASCII case; npos if nowhere.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0);

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
  std::size_t find(std::string_view phrase, std::size_t from = 0) const {
    if (phrase.size() >= 3 && !begins_.test(begin_hash(phrase.data()))) return std::string_view::npos;
    return find_phrase(left_, phrase, from);
  }

  Span in_source(Span span) const { return {span.begin + offset_, span.end + offset_}; }
  std::string_view original(Span span) const { return span.of(original_); }

 private:
  /// Of the three bytes there; of an ASCII letter in either case the same.
  static std::size_t begin_hash(const char* bytes) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(bytes[i] & 0x1F); };
    return (letter(0) << 6 ^ letter(1) << 3 ^ letter(2)) & 2047;
  }

  void join_lines();
  void index_words();

  std::string_view original_;
  std::string left_;
  std::size_t offset_;
  std::bitset<2048> begins_;  ///< Hashes of the first three bytes of every word.
};

}  // namespace citecheck::plain

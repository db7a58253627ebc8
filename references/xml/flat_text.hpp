#pragma once
// FlatText: the text below an element as a reader sees it, without tags, and where each of its bytes comes
// from. Which elements hold no text of their own or break words apart is the format's to say.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::xml {

/// Where an element parts the words around it: a paragraph does before and behind, a given name behind a
/// surname only before.
enum class Break : std::uint8_t { none, before, around };

/// What the elements of a format do to the text around them.
struct TextRules {
  /// True if the element's text is no part of the text around it: a footnote, a label.
  bool (*is_apart)(const Tree& tree, Index element);
  Break (*break_at)(std::string_view name);
};

class FlatText {
 public:
  const std::string& text() const { return text_; }
  /// The bytes of the source that `range` of text() was written as, tags between them included.
  Span source_of(Span range) const;

  /// `written` lies at byte `offset` of the source.
  void append(std::string_view written, std::size_t offset, const Entities& entities);
  void append_gap(std::string_view gap) { text_ += gap; }

 private:
  struct Piece {
    std::size_t begin = 0;  // In the text.
    Span source;
    bool verbatim = true;  // Else all of it stands for all of the source: a character reference.
  };
  std::size_t source_at(std::size_t offset, bool is_end) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

/// The text below `element`. For what lies in the spans of `without` (in the order of the text) stands "; ".
FlatText flat_text(const Tree& tree, Index element, const TextRules& rules,
                   std::span<const Span> without = {});

/// The same as one line: without space at its ends, runs of space made one.
std::string line_of(const Tree& tree, Index element, const TextRules& rules);

}  // namespace citecheck::xml

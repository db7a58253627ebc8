#pragma once
// Lines: the lines of a text, and which of them only belong to the page they were printed on.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "references/span.hpp"

namespace citecheck::plain {

/// The lines of a text, one after the other, without their line breaks.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  std::optional<Span> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// The span without white space at its ends.
Span trimmed(std::string_view text, Span span);

/// Page numbers and running heads: they may stand in the middle of an entry.
class Furniture {
 public:
  /// Counts the text's lines: what stands on three lines or more, its numbers aside, is a running head.
  explicit Furniture(std::string_view text);
  bool has(std::string_view line) const;

 private:
  std::unordered_map<std::string, unsigned> short_lines_;
};

}  // namespace citecheck::plain

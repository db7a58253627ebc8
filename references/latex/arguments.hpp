#pragma once
// Arguments: what stands in brackets and braces behind a LaTeX command.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::latex {

/// Behind white space and remarks ("% … end of line").
std::size_t skip_space(std::string_view text, std::size_t at);

/// Takes arguments off a text. Searches for brackets that are nowhere closed come to a few times the text,
/// then they are short: so a hostile text costs no more than others.
class Arguments {
 public:
  explicit Arguments(std::string_view text) : text_(text) {}

  /// Takes "[…]" (or another pair) at `at`, white space before it allowed; `at` is moved behind it. None if
  /// there is none, or it is longer than any such argument.
  std::optional<Span> take_optional(std::size_t& at, char open = '[', char close = ']');
  /// Takes "{…}" at `at` in the same way.
  std::optional<Span> take(std::size_t& at);

  std::string_view text() const { return text_; }

 private:
  std::size_t limit(std::size_t begin, std::size_t longest) const;

  std::string_view text_;
  std::size_t wasted_ = 0;
};

/// The items of a list, parted by commas, white space around them left out; empty ones too.
std::vector<Span> split_keys(std::string_view text, Span list);

}  // namespace citecheck::latex

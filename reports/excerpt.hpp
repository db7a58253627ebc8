#pragma once
// Excerpt: the source line a finding points at, cut to a width, with the place to mark under it.

#include <cstddef>
#include <string>
#include <string_view>

#include "references/line_index.hpp"
#include "references/span.hpp"

namespace citecheck {

/// `before`, `marked` and `after` are printable text (no control characters); "…" stands where the line goes
/// on. `indent` is the display width of `before`, `width` that of `marked` (at least 1): where carets belong.
struct Excerpt {
  std::string before, marked, after;
  std::size_t indent = 0, width = 1;
};

/// At most `columns` wide. A span that runs over several lines is marked on its first.
Excerpt excerpt(std::string_view source, const LineIndex& lines, Span span, std::size_t columns);

}  // namespace citecheck

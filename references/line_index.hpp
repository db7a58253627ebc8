#pragma once
// LineIndex: turns byte offsets of a text into the line and column an editor shows.

#include <cstddef>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck {

/// Both are counted from 1; a column counts code points, as SARIF and most editors do.
struct Position {
  std::size_t line = 1, column = 1;
};

/// Built once per text in linear time; a look-up costs one binary search and a scan of a few hundred bytes,
/// however long the lines are. The text must outlive the index.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// Of an article's source; the lines of each of its parts are counted from 1.
  explicit LineIndex(const Article& article);

  /// An offset past the end is taken as the end.
  Position at(std::size_t offset) const;

  /// The line that holds `offset`, without its line break.
  std::string_view line_text(std::size_t offset) const;

 private:
  std::size_t row_of(std::size_t offset) const;
  std::size_t first_row_of_part(std::size_t row) const;
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> part_rows_;  ///< Rows at which a part begins.
  std::vector<std::size_t> counted_;    ///< Code points before every multiple of the block size.
};

}  // namespace citecheck

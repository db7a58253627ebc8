#pragma once
// Marks: the [12], [12, 13] and [3–5] in a text that point into its list of references.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::plain {

struct Mark {
  std::vector<std::string> labels;  ///< Every label it names, a range counted out.
  Span span;                        ///< With its brackets.
};

/// The marks at or after `from` and before `to`, in order.
std::vector<Mark> find_marks(std::string_view text, std::size_t from, std::size_t to);

/// True if a mark whose number is not in the list must be meant as a mark all the same: not an index in code,
/// not a year, not far beyond the list's last number.
bool is_plausible_mark(std::string_view text, const Mark& mark, std::string_view label, unsigned highest);

}  // namespace citecheck::plain

#pragma once
// TeX's primitives for space and breaks, whose numbers follow them without braces ("\penalty0",
// "\hskip 1em plus 0.5em minus 0.4em"): the styles of bibliographies that are used most put them between the
// parts of every reference (natbib, IEEEtran).

#include <cstddef>
#include <optional>
#include <string_view>

namespace citecheck::bibtex {

/// What such a command comes to in print.
struct Glue {
  std::size_t end = 0;  ///< Behind its numbers.
  bool space = false;   ///< It parts words.
};

/// The command `name`, whose numbers begin at `at`; none if it is another command.
std::optional<Glue> read_glue(std::string_view name, std::string_view text, std::size_t at);

}  // namespace citecheck::bibtex

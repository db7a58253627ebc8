#pragma once
// What an article of BibTeX or LaTeX holds, as text that tests compare: a line for every value, without the
// places where they were found.

#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck::test {

Article read_bibtex(std::string_view text);

/// One citation, a line "name: value" for each of its values, in an order of their own.
std::string shown(const Citation& citation);

/// The value of one line of shown(), several joined by " | "; "" if there is none.
std::string value_of(const Citation& citation, std::string_view name);

}  // namespace citecheck::test

#pragma once
// The fuzz target of comparing: two halves of the input as names, titles, dates and as a quotation in a text.
// Whatever they are, comparing ends, says the same both ways where it has no sides, and a value agrees with
// itself.

#include <string>
#include <string_view>

namespace citecheck::test {

/// The input is two texts, the second behind the first line break, or its second half. What is wrong with how
/// they were compared; "" if all is sound.
std::string read_a_comparison(std::string_view bytes);

}  // namespace citecheck::test

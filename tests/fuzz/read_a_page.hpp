#pragma once
// The fuzz target of the page reader: whatever the bytes, reading them ends, what comes out is sound, and the
// quick tree is a tree.

#include <string>
#include <string_view>

namespace citecheck::test {

/// What is wrong with what was read from `bytes`; "" if all is sound.
std::string read_a_page(std::string_view bytes);

}  // namespace citecheck::test

#pragma once
// What every reader's article holds to, whatever the input: claims cover their bytes, every span lies in the
// source, every value is UTF-8.

#include <string>

#include "references/citation.hpp"

namespace citecheck::test {

/// What is wrong with the article, for the message of a failed test; "" if it is sound.
std::string unsound(const Article& article);

}  // namespace citecheck::test

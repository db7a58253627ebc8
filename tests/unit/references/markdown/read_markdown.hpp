#pragma once
// What the tests of the Markdown reader share: reading a text, and short forms of what came out.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

/// Files that the article may name, by their names.
using Companions = std::map<std::string, std::string, std::less<>>;

/// The article of a text; a test fails if it is unsound.
Article read_markdown(const std::string& text, const Companions& companions = {},
                      const std::string& path = "docs/page.md");

/// "URL as written" of every citation, in order; "" where there is none.
std::vector<std::string> urls_as_written(const Article& article);

/// The URLs' values.
std::vector<std::string> urls(const Article& article);

std::vector<std::string> labels(const Article& article);

std::size_t count_problems(const Article& article, std::string_view kind);

using Texts = std::vector<std::string>;

}  // namespace citecheck::test

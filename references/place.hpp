#pragma once
// Places as messages show them: the file, the line and the column, as compilers say it and editors follow it.

#include <cstddef>
#include <string>

#include "references/citation.hpp"
#include "references/line_index.hpp"

namespace citecheck {

/// "article.wiki:3:17". `lines` are those of the article.
std::string place_in(const Article& article, std::size_t offset, const LineIndex& lines);

/// "refs.bib:3:17 (byte 40)", the byte counted from where that file begins; the article's path alone where
/// the problem stands nowhere in it.
std::string place_of(const Article& article, const Problem& problem, const LineIndex& lines);

}  // namespace citecheck

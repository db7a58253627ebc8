#include "references/place.hpp"

#include <algorithm>
#include <iterator>

namespace citecheck {

namespace {

std::size_t begin_of_part(const Article& article, std::size_t offset) {
  const auto after = std::ranges::upper_bound(article.parts, offset, {}, &SourcePart::begin);
  return after == article.parts.begin() ? 0 : std::prev(after)->begin;
}

}  // namespace

std::string place_in(const Article& article, std::size_t offset, const LineIndex& lines) {
  const Position at = lines.at(offset);
  return std::string(article.path_at(offset)) + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

std::string place_of(const Article& article, const Problem& problem, const LineIndex& lines) {
  if (problem.span == Span{}) return article.path;
  const std::size_t at = problem.span.begin;
  return place_in(article, at, lines) + " (byte " + std::to_string(at - begin_of_part(article, at)) + ")";
}

}  // namespace citecheck

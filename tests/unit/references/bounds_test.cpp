// What a hostile input may cost: how many values are parsed, and how many citations are kept.
#include "references/bounds.hpp"

#include <sstream>

#include "references/one_article.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

Article read(std::string text, Density density) {
  return *one_article(
              std::make_unique<std::istringstream>(std::move(text)), "file", Format::text, {},
              [](Article&, const ReadOptions&) {}, density)
              ->next();
}

}  // namespace

TEST_CASE("a text is read to its last mark within the bound", "[bounds]") {
  CHECK(size_within("<a><b><c>", {"<", 3}) == 9);
  CHECK(size_within("<a><b><c>", {"<", 2}) == 6);
  CHECK(size_within("<a b=''/>", {"<=", 1}) == 4);
  CHECK(size_within("<<<<", {"", 0}) == 4);
  CHECK(size_within("", {"<", 0}) == 0);
}

TEST_CASE("an input of too many values is cut at a line, and told with the byte", "[bounds]") {
  const Article article = read("<a>\n<b>\n<c>\n<d>\n", {"<", 2, "elements"});
  CHECK(*article.source == "<a>\n<b>\n");
  REQUIRE(article.problems.size() == 1);
  CHECK(article.problems[0].kind == "input-cut");
  CHECK(article.problems[0].span.begin == 8);
  CHECK(article.problems[0].what.find("more than 2 elements") != std::string::npos);
  CHECK(article.problems[0].what.find("from byte 8 on") != std::string::npos);
  CHECK(read("<a>\n<b>\n", {"<", 2}).problems.empty());
}

TEST_CASE("citations are kept as long as their budget lasts", "[bounds]") {
  std::vector<Problem> problems;
  Budget budget(problems, 3 * sizeof(Citation));
  Citation citation;
  citation.span = {10, 20};
  std::size_t kept = 0;
  for (; !budget.is_spent(); ++kept) budget.add(citation);
  budget.add(citation);
  CHECK(kept == 3);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == "too-many-references");
  CHECK(problems[0].span.begin == 20);
}

TEST_CASE("room is made for no more citations than there can be", "[bounds]") {
  std::vector<Citation> citations;
  Budget::reserve(citations, 12);
  CHECK(citations.capacity() == 12);
  Budget::reserve(citations, std::size_t{1} << 40);
  CHECK(citations.capacity() * sizeof(Citation) < Budget::kMostBytes + 2 * sizeof(Citation));
}

TEST_CASE("long lists of names count as much as references do", "[bounds]") {
  std::vector<Problem> problems;
  Budget budget(problems, 10 * sizeof(Citation));
  Citation citation;
  citation.authors.resize(100);
  budget.add(citation);
  CHECK(budget.is_spent());
}

// How many problems are told, and how their places read.
#include "references/problem_list.hpp"

#include "references/place.hpp"
#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("of each kind of problem the first are told, and how many more there are", "[problems]") {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < kMostOfAKind + 7; ++i) {
    problems.push_back({"often", "a", {2 * i, 2 * i + 1}});
    if (i < kMostOfAKind) problems.push_back({"seldom", "b", {i, i}});
  }
  bound_problems(problems);
  REQUIRE(problems.size() == 2 * kMostOfAKind + 1);
  CHECK(problems.back().kind == "often");
  CHECK(problems.back().what.starts_with("7 more problems of this kind (often)"));
  CHECK(problems.back().span.begin == 2 * kMostOfAKind);
  problems = {{"a", "b", {}}};
  bound_problems(problems);
  CHECK(problems.size() == 1);
}

TEST_CASE("a place is told in the file that it stands in", "[problems]") {
  Article article;
  article.path = "a.tex";
  article.source = std::make_shared<const std::string>("one\ntwo\n@misc{a}\n@misc{b\n");
  article.parts = {{"a.tex", 0}, {"refs.bib", 8}};
  const LineIndex lines(article);
  CHECK(place_in(article, 5, lines) == "a.tex:2:2");
  CHECK(place_of(article, {"kind", "what", {17, 20}}, lines) == "refs.bib:2:1 (byte 9)");
  CHECK(place_of(article, {"kind", "what", {}}, lines) == "a.tex");
}

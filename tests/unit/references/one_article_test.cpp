// What becomes of an input that is larger than what is read of one.
#include "references/one_article.hpp"

#include <algorithm>
#include <sstream>

#include "references/reader.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

const Problem* problem(const Article& article, std::string_view kind) {
  const auto found = std::ranges::find(article.problems, kind, &Problem::kind);
  return found == article.problems.end() ? nullptr : &*found;
}

Article read(const char* format, std::string text) {
  return *find_format(format)
              ->open(std::make_unique<std::istringstream>(std::move(text)), "file", {})
              ->next();
}

}  // namespace

TEST_CASE("of an input that is too large the first lines are read, and the rest is told of", "[bounds]") {
  const std::string entry = "@book{key, title = {Tides}, year = 2001}\n";
  std::string text = entry;
  text.resize(kMostSource - 20, '\n');
  const std::size_t last_line = text.size();
  text += entry;
  const Article article = read("bibtex", std::move(text));
  CHECK(article.citations.size() == 1);
  CHECK(article.source->size() == last_line);
  const Problem* cut = problem(article, "input-cut");
  REQUIRE(cut != nullptr);
  CHECK(cut->span.begin == last_line);
  CHECK(cut->what.find("from byte " + std::to_string(last_line) + " on") != std::string::npos);
}

TEST_CASE("a line without end is cut where the bound is", "[bounds]") {
  const Article article = read("wikitext", std::string(kMostSource + 10, 'a'));
  CHECK(article.source->size() == kMostSource);
  CHECK(problem(article, "input-cut") != nullptr);
}

TEST_CASE("an input as large as the bound is read whole", "[bounds]") {
  const Article article = read("wikitext", std::string(kMostSource, ' '));
  CHECK(article.source->size() == kMostSource);
  CHECK(problem(article, "input-cut") == nullptr);
}

// Many words are found in one pass.

#include "checker/page/word_finder.hpp"
#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("words are found wherever they stand, also within each other", "[page][words]") {
  static constexpr auto kFirst = std::to_array<std::string_view>({"author", "auth", "stand:"});
  static constexpr auto kSecond = std::to_array<std::string_view>({"thor", "обновлен"});
  static constexpr std::array<WordFinder::Words, 2> kGroups{kFirst, kSecond};
  const WordFinder finder(kGroups);
  CHECK(finder.find("post-AUTHOR-name") == 3);
  CHECK(finder.find("authentic") == 1);
  CHECK(finder.find("thorough") == 2);
  CHECK(finder.find("autho") == 1);
  CHECK(finder.find("aut hor") == 0);
  CHECK(finder.find("") == 0);
  CHECK(finder.find("[Stand: 3.4.]") == 1);
  CHECK(finder.find("была обновлена") == 2);
  const auto last = finder.find_last("auth thor auth.");
  CHECK(last[0] == 14);
  CHECK(last[1] == 9);
}

#include "references/line_index.hpp"

#include <string>

#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("offsets become lines and columns", "[line_index]") {
  const std::string text = "ab\r\nқазақ x\n\nlast";
  const LineIndex index(text);
  const auto at = [&](std::size_t offset) {
    const Position position = index.at(offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  CHECK(at(0) == "1:1");
  CHECK(at(text.find('x')) == "2:7");
  CHECK(at(text.find("last")) == "4:1");
  CHECK(at(text.size()) == "4:5");
  CHECK(at(text.size() + 9) == "4:5");
  CHECK(index.line_text(1) == "ab");
}

TEST_CASE("columns in one long line are found without reading it again", "[line_index]") {
  std::string text = "first\n";
  while (text.size() < 4'000'000) text += "é,";
  const LineIndex index(text);
  for (std::size_t offset = 6; offset < text.size(); offset += 9) {
    const Position position = index.at(offset);
    if (position.line != 2) FAIL("line");
    if (offset % 3 == 0 && position.column != (offset - 6) / 3 * 2 + 1) FAIL("column at " << offset);
  }
}

TEST_CASE("the lines of each part of an article are counted from one", "[line_index]") {
  Article article;
  article.path = "a.md";
  article.source = std::make_shared<const std::string>("one\ntwo\n@book{x,\n title}\nlast");
  article.parts = {{"a.md", 0}, {"refs.bib", 8}, {"more.bib", 25}};
  const LineIndex lines(article);
  const auto at = [&](std::size_t offset) {
    const Position position = lines.at(offset);
    return std::string(article.path_at(offset)) + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column);
  };
  CHECK(at(0) == "a.md:1:1");
  CHECK(at(5) == "a.md:2:2");
  CHECK(at(8) == "refs.bib:1:1");
  CHECK(at(18) == "refs.bib:2:2");
  CHECK(at(25) == "more.bib:1:1");
  CHECK(at(1000) == "more.bib:1:5");
  CHECK(lines.line_text(18) == " title}");
}

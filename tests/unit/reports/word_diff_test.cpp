#include "reports/word_diff.hpp"

#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string show(std::string_view cited, std::string_view found) {
  std::string out;
  for (const DiffPiece& piece : word_diff(cited, found)) {
    const char* mark = piece.kind == DiffPiece::Kind::same         ? "="
                       : piece.kind == DiffPiece::Kind::only_cited ? "-"
                                                                   : "+";
    out += (out.empty() ? "" : " ") + (mark + piece.text);
  }
  return out;
}

}  // namespace

TEST_CASE("a word diff shows only what differs") {
  CHECK(show("The Cat sat", "the cat sat") == "=the cat sat");
  CHECK(show("the old cat", "the new cat") == "=the -old +new =cat");
  CHECK(show("", "a b") == "+a b");
  CHECK(show("2016", "2014-02-17") == "-2016 +2014-02-17");
}

TEST_CASE("where words have no spaces, characters are compared") {
  CHECK(show("町で買い手を見た", "町で泥棒を見た") == "=町で -買い手 +泥棒 =を見た");
  CHECK(show("iPhone 12を買った 人", "iPhone 13を買った 人") == "=iPhone -12 +13 =を買った 人");
  const auto pieces = word_diff("町で買い手", "町で 泥棒");
  REQUIRE(pieces.size() == 3);
  CHECK_FALSE(pieces[1].spaced);
  CHECK(pieces[2].spaced);
}

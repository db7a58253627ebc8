// Sixteen bytes looked at in one step say the same as each byte on its own.
#include "references/sixteen.hpp"

#include <string>

#include "references/plain/draft.hpp"
#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("the next digit is found wherever it stands", "[text]") {
  for (std::size_t before = 0; before < 40; ++before)
    for (const char digit : {'0', '5', '9'}) {
      const std::string text = std::string(before, 'x') + digit + "/:y";
      INFO(text);
      CHECK(next_digit(text, 0) == before);
      CHECK(next_digit(text, before + 1) == text.size());
    }
  CHECK(next_digit("", 0) == 0);
  CHECK(next_digit("\xB9\xB2/:", 0) == 4);  // Neighbours of digits, and bytes of superscripts.
}

TEST_CASE("a phrase is found at the begin of a word, wherever the word stands", "[text]") {
  const plain::Phrase retrieved = "retrieved", remark = "((cite";
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string gap = std::string(before, '.');
    CHECK(plain::Draft(gap + "Retrieved 1 May", 0).find(retrieved) == before);
    CHECK(plain::Draft(gap + "x retrieved", 0).find(retrieved) == before + 2);
    CHECK(plain::Draft(gap + "xretrieved 1 May", 0).find(retrieved) == std::string::npos);
    CHECK(plain::Draft(gap + "é((cite web", 0).find(remark) == std::string::npos);
    CHECK(plain::Draft(gap + "((cite web", 0).find(remark) == before);
    CHECK(plain::Draft(gap + "retrieve", 0).find(retrieved) == std::string::npos);
    CHECK(plain::Draft(gap + "2014年", 0).may_hold_ideographs());
    CHECK_FALSE(plain::Draft(gap + "Тихий Дон – “été”", 0).may_hold_ideographs());
  }
}

TEST_CASE("what stands behind a part that was taken begins a word", "[text]") {
  plain::Draft draft("aretrieved 1 May", 0);
  const plain::Phrase retrieved = "retrieved";
  CHECK(draft.find(retrieved) == std::string::npos);
  draft.take({0, 1});
  CHECK(draft.find(retrieved) == 1);
}

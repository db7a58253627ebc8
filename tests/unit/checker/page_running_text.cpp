#include <string>

#include "checker/page/page.hpp"
#include "checker/page/running_text.hpp"
#include "support/catch.hpp"

namespace citecheck {

namespace {

Passage passage_in(const std::string& body, const std::string& content_type, const std::string& quotation) {
  const std::vector<std::string> wanted{quotation};
  const PageFacts facts = read_page(body, content_type, "https://example.org/a", {.quotations = wanted});
  return facts.searched.at(0).passage;
}

}  // namespace

TEST_CASE("a passage's place is that of the archived bytes", "[page]") {
  const std::string before =
      "<p>Tom &amp; Jerry &#8212; caf&eacute;\r\n<script>It is the best film</script><b>It</b> is ";
  const std::string body = before + "the <i>best</i> film that was ever made.";
  const Passage found = passage_in(body, "text/html; charset=utf-8", "the best film that was ever made");
  CHECK(found.state == Passage::State::found);
  CHECK(found.offset == before.size());

  // Every character of this encoding is a byte, and two in UTF-8.
  const std::string latin = "<p>\xE4\xF6\xFC\xDF \xE9\xE8 ";
  CHECK(passage_in(latin + "the best film that was ever made", "text/html; charset=windows-1252",
                   "the best film that was ever made")
            .offset == latin.size());
  const std::string cyrillic = "<p>\xCF\xE8\xF0\xF1 \xE1\xFB\xEB \xEE\xF2\xEA\xF0\xFB\xF2. ";
  const std::string sentence =
      "\xCB\xEE\xE4\xEA\xE8 \xE2\xE5\xF0\xED\xF3\xEB\xE8\xF1\xFC \xE2 \xEF\xEE\xF0\xF2";
  const Passage russian =
      passage_in(cyrillic + sentence, "text/html; charset=windows-1251", "Лодки вернулись в порт");
  CHECK(russian.state == Passage::State::found);
  CHECK(russian.offset == cyrillic.size());
  // Here it takes two or one, and nothing is said.
  const std::string kanji = "<p>\x93\x8C\x8B\x9E ";
  const Passage unplaced = passage_in(kanji + "the best film that was ever made",
                                      "text/html; charset=shift_jis", "the best film that was ever made");
  CHECK(unplaced.state == Passage::State::found);
  CHECK_FALSE(unplaced.offset.has_value());
}

TEST_CASE("words end where blocks do, and a page tells that it goes on", "[page]") {
  const std::string body = "<link rel=next href=/2><p>the best film that was ever</p><p>made</p>";
  CHECK(passage_in(body, "text/html", "best film that was ever made").state == Passage::State::found);
  CHECK(passage_in(body, "text/html", "nothing of all this is on it today").reason ==
        "the text goes on on another page");
}

}  // namespace citecheck

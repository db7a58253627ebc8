// Stretches that show as they are written are told sixteen bytes at a time: wherever a byte stands in them,
// and however near the end of the page.
#include "references/wikitext/special_bytes.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"

using citecheck::wikitext::next_markup;
using citecheck::wikitext::next_opening;
using citecheck::wikitext::next_special;
using citecheck::wikitext::shows_as_written;

TEST_CASE("A stretch that holds markup or wide space does not show as it is written", "[wikitext]") {
  for (const std::string_view sign : {"<", "&", "[", "{", "''", "  ", "\n", "\t", "\u00A0", "\u2003",
                                      "\u200A", "\u2028", "\u202F", "\u3000"})
    for (std::size_t before = 1; before < 40; ++before)
      for (std::size_t behind : {1, 2, 15, 16, 17, 40}) {
        const std::string text = std::string(before, 'x') + std::string(sign) + std::string(behind, 'y');
        INFO(text);
        CHECK_FALSE(shows_as_written(text, 0, text.size()));
        CHECK(shows_as_written(text, 0, before));
        CHECK(shows_as_written(text, before + sign.size(), text.size()));
      }
}

TEST_CASE("Words in any script, dashes, quotes and single spaces show as they are written", "[wikitext]") {
  const std::string text = "L'été à Žilina – “Тихий Дон”, 12–15… ’t 東京 مكتبة";
  CHECK(shows_as_written(text, 0, text.size()));
  CHECK(shows_as_written("", 0, 0));
}

TEST_CASE("The next special byte is found wherever it stands", "[wikitext]") {
  for (std::size_t before = 0; before < 40; ++before)
    for (const char sign : {'<', '{', '[', ':', '}', ']', '|', '=', '\n'}) {
      const std::string text = std::string(before, 'x') + sign + "yy";
      INFO(text);
      CHECK(next_special(text, 0) == before);
      CHECK(next_special(text, before + 1) == text.size());
      const bool opens = std::string_view("<{[:").find(sign) != std::string_view::npos;
      CHECK(next_opening(text, 0) == (opens ? before : text.size()));
    }
  for (std::size_t before = 0; before < 40; ++before)
    for (const char sign : {'<', '&', '[', '{', '\''}) {
      const std::string text = std::string(before, '(') + sign + "yy";
      INFO(text);
      CHECK(next_markup(text, 0) == before);
      CHECK(next_markup(text, before + 1) == text.size());
    }
}

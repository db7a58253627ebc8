#include "references/text.hpp"

#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("invalid UTF-8 is found at its offset and replaced") {
  CHECK_FALSE(first_invalid_utf8("Қазақ 映画 🎬"));
  CHECK(first_invalid_utf8("ab\xFF"
                           "c") == 2);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);       // overlong
  CHECK(first_invalid_utf8("x\xED\xA0\x80") == 1);  // surrogate
  CHECK(first_invalid_utf8("x\xE2\x82") == 1);      // cut short
  CHECK(to_valid_utf8("a\xFF"
                      "b") == "a\uFFFDb");
}

TEST_CASE("folding unifies what is the same to a reader") {
  CHECK(fold("Café  “Zürich” – ﬁne") == fold("cafe \"zurich\" - fine"));
  CHECK(words("Don’t stop: Amankeldı, 1939!") ==
        std::vector<std::string>{"don", "t", "stop", "amankeldı", "1939"});
  CHECK(trim("\u00A0 x \uFEFF") == "x");
  CHECK(collapse_space(" a \n\u00A0 b ") == "a b");
}

TEST_CASE("hostile text cannot steer a terminal") {
  CHECK(printable("a\x1b[31mb\n\u202Ec") == "a\uFFFD[31mb \uFFFDc");
  CHECK(display_width("映画e\u0301") == 5);
  CHECK(ellipsize("қазақ", 3) == "қ…");
}

TEST_CASE("plain ASCII is folded as it is beside other text", "[text]") {
  std::string ascii;
  for (char c = 1; c > 0; ++c) {
    ascii += c;
    if (c % 7 == 0) ascii += "  x";
  }
  CHECK(fold("\u00E9 " + ascii) == "e " + fold(ascii));
  CHECK(fold("`A'  \"B\" c-d") == "'a' \"b\" c-d");
  CHECK(to_lower("Kategorie \u0416\u0130") == "kategorie \u0436i");
}

TEST_CASE("texts in several scripts are folded as each of them is", "[text]") {
  const std::vector<std::string> parts{"École",    "ŒUVRE",   "Straße", "ЁЖ", "ΣΊΣΥΦΟΣ",
                                       "سَلام",     "ﬁＸ①",    "한국",   "𝒜b", "e\u0301\u0300",
                                       "l\u00ADo", "\u200Bx", "¼ ½",    "ﷺ",  "\xFF"};
  for (const std::string& a : parts)
    for (const std::string& b : parts) CHECK(fold(a + " " + b) == fold(a) + " " + fold(b));
  CHECK(fold("École ŒUVRE Straße ЁЖ ΣΊΣΥΦΟΣ") == "ecole œuvre strasse еж σισυφοσ");
  CHECK(fold("ﬁＸ① 𝒜") == "fix1 a");
}

TEST_CASE("a folded text is cut into its words", "[text]") {
  std::size_t at = 0;
  const std::string_view text = "- don't 1939 é ";
  CHECK(next_word(text, at) == "don");
  CHECK(next_word(text, at) == "t");
  CHECK(next_word(text, at) == "1939");
  CHECK(next_word(text, at) == "é");
  CHECK(next_word(text, at).empty());
  CHECK(next_word(text, at).empty());
}

TEST_CASE("white space is collapsed wherever it stands", "[text]") {
  CHECK(collapse_space("  a b\u00A0\u00A0c\n d  ") == "a b c d");
  CHECK(collapse_space("a  b") == "a b");
  CHECK(collapse_space("\u00E9 \u00E9") == "\u00E9 \u00E9");
  CHECK(collapse_space("a\u3000b \u2003 c") == "a b c");
  CHECK(collapse_space(" ") == "");
}

#include "reports/excerpt.hpp"

#include "support/catch.hpp"

using namespace citecheck;

namespace {

struct Shown {
  std::string text, carets;
};

Shown show(std::string_view source, std::string_view what, std::size_t columns) {
  const LineIndex lines(source);
  const std::size_t at = source.find(what);
  const Excerpt found = excerpt(source, lines, {at, at + what.size()}, columns);
  return {found.before + found.marked + found.after,
          std::string(found.indent, ' ') + std::string(found.width, '^')};
}

}  // namespace

TEST_CASE("an excerpt marks the place in its line") {
  const Shown shown = show("first\nthe second line\nthird", "second", 40);
  CHECK(shown.text == "the second line");
  CHECK(shown.carets == "    ^^^^^^");
}

TEST_CASE("carets stand under wide and combining characters") {
  const Shown shown = show("映画 e\u0301x 2014", "2014", 40);
  CHECK(shown.carets == "        ^^^^");
}

TEST_CASE("a long line is cut around the place") {
  const std::string line = std::string(5000, 'a') + " HERE " + std::string(5000, 'b');
  const Shown shown = show(line, "HERE", 60);
  CHECK(shown.text.starts_with("…a"));
  CHECK(shown.text.ends_with("b…"));
  CHECK(shown.text.find("HERE") != std::string::npos);
  CHECK(shown.text.size() < 80);
}

TEST_CASE("a place at the end of the text, in an empty text, or over several lines is shown") {
  const std::string_view text = "one\ntwo";
  const LineIndex lines(text);
  CHECK(excerpt(text, lines, {7, 7}, 40).width == 1);
  CHECK(excerpt("", LineIndex(""), {0, 0}, 40).width == 1);
  CHECK(excerpt(text, lines, {0, 7}, 40).marked == "one");
}

TEST_CASE("credentials of a URL are never shown, wherever the line is cut") {
  const std::string line = "|url=http://user:secret@example.org/" + std::string(40, 'a') + " |x=y";
  for (std::size_t columns = 10; columns < 120; ++columns)
    for (const char* place : {"|url", "http", "secret", "example.org", "|x=y"}) {
      const Shown shown = show(line, place, columns);
      INFO(columns << " " << place << ": " << shown.text);
      CHECK(shown.text.find("secret") == std::string::npos);
      CHECK(shown.text.find("ecret@") == std::string::npos);
    }
  const Shown shown = show(line, "http://user:secret@example.org/", 120);
  CHECK(shown.text == "|url=http://example.org/" + std::string(40, 'a') + " |x=y");
  CHECK(shown.carets == "     ^^^^^^^^^^^^^^^^^^^");
}

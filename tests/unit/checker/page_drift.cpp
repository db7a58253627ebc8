// What changed between two captures of a page: an archive's own bar is none of its text.

#include "checker/page/page.hpp"
#include "checker/page/sketch.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string text_of(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text += "<p>Boat " + std::to_string(i) + " came in with fish number " + std::to_string(i * 7) +
            " and left on day " + std::to_string(i * 11) + ".</p>";
  return text;
}

std::vector<std::uint64_t> sketch(const std::string& body) {
  return read_page("<html><body>" + body + "</body></html>", "text/html", "https://example.org/a",
                   {.text_sketch = true})
      .text_sketch;
}

const std::string kBar =
    "<div id=\"wm-ipp-base\" lang=en><div id=\"wm-ipp\"><p>4 captures between the sixth of May and the ninth "
    "of "
    "June, with a calendar, a graph and links to share what was captured on this day.</p></div></div>";

}  // namespace

TEST_CASE("raw bytes of a capture and those with the archive's bar are one text", "[page][drift]") {
  const std::string text = "<h1>The boats</h1>" + text_of(0, 40);
  CHECK(resemblance(sketch(text), sketch(kBar + text)) == 1.0);
  CHECK(resemblance(sketch(text), sketch("<h1>The boats</h1>" + text_of(100, 140))) < 0.5);
  const double half = resemblance(sketch(text), sketch("<h1>The boats</h1>" + text_of(20, 60)));
  CHECK(half > 0.15);
  CHECK(half < 0.85);
}

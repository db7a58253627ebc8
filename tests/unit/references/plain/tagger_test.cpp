// The tagger: its segments cover a reference in order, with one title at most, and a stated title is kept.
#include "references/plain/tagger.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::plain;

namespace {

std::vector<Segment> segments(const std::string& text, std::optional<Span> title = std::nullopt) {
  return Tagger::learnt().segments_of(text, tokenise(text), title);
}

std::string title_of(const std::string& text, std::optional<Span> stated = std::nullopt) {
  const auto tokens = tokenise(text);
  for (const Segment& segment : segments(text, stated))
    if (segment.label == Label::title)
      return text.substr(tokens[segment.begin].span.begin,
                         tokens[segment.end - 1].span.end - tokens[segment.begin].span.begin);
  return "";
}

}  // namespace

TEST_CASE("segments cover every token once, with one title at most", "[plain][tagger]") {
  for (const std::string text :
       {"Aldous, M. (2011). Feeding rhythms in tidal flats. Imagined Ornithology, 14(3), 211-229.",
        "BRENNICK Paul, Les marais du nord, Paris, Armand Colin, 1987, 212 p.", "Title", "1999", "a b c d",
        "Okafor N: Mites of the shore. Ann Imagined Med 2015; 22: 301-9"}) {
    INFO(text);
    std::size_t next = 0;
    for (const Segment& segment : segments(text)) {
      CHECK(segment.begin == next);
      CHECK(segment.end > segment.begin);
      CHECK(segment.label < Label::title_first);
      next = segment.end;
    }
    CHECK(next == tokenise(text).size());
    const auto all = segments(text);
    CHECK(std::ranges::count(all, Label::title, &Segment::label) <= 1);
  }
  CHECK(segments("").empty());
}

TEST_CASE("a stated title is the title", "[plain][tagger]") {
  const std::string text = "Okafor N. Mites of the shore. Annals of Imagined Medicine. 2015;22:301-9.";
  const std::size_t at = text.find("Mites"), end = text.find(" Annals");
  CHECK(title_of(text, Span{at, end}) == "Mites of the shore.");
  CHECK(title_of(text) == "Mites of the shore.");
}

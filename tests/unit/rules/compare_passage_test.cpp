#include <chrono>
#include <string>

#include "rules/compare/passage.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

using State = Passage::State;

PageText page_of(const std::string& text) {
  PageText page;
  page.append(text, 100);
  page.finish();
  return page;
}

std::string filler(int sentences) {
  std::string out;
  for (int i = 0; i < sentences; ++i)
    out += "On that day the market of films in the old hall went on as it had before, number " +
           std::to_string(i) + ". ";
  return out;
}

State state_of(const std::string& page, const std::string& quotation) {
  return find_passage(page_of(page), quotation).state;
}

}  // namespace

TEST_CASE("a quotation is found whatever its case, accents, punctuation and hyphens") {
  const std::string page = "He said: „It’s a co-operative café — naïve, but ours.“ And left.";
  CHECK(state_of(page, "it's a cooperative Cafe, naive but OURS") == State::found);
  CHECK(state_of(page, "a co­operative café") == State::found);
  CHECK(state_of("東京都は、映画祭を十月に開くと発表した。", "映画祭を十月に開く") == State::found);
  // From the middle of a word on is not what was said.
  CHECK(state_of(page, "perative café naïve but") != State::found);
}

TEST_CASE("ellipses leave out any text, brackets a few words or a letter") {
  const std::string page =
      filler(3) + "The old minister of culture resigned. " + filler(3) + "Nobody wept for him then.";
  CHECK(state_of(page, "[T]he old minister … resigned [...] nobody wept") == State::found);
  CHECK(state_of(page, "The old minister [of something] resigned") == State::found);
  CHECK(state_of(page, "The old minister [sic] of culture resigned") == State::found);
  CHECK(state_of(page, "The old minister [of culture] wept for him then") != State::found);
  CHECK(state_of(page, "Nobody wept … the old minister of culture resigned") != State::found);
}

TEST_CASE("the nearest passage is shown with its place in the body") {
  const std::string before = filler(4);
  const Passage passage = find_passage(page_of(before + "It is the worst film that was ever made here."),
                                       "It is the best film that was ever made");
  CHECK(passage.state == State::altered);
  CHECK(passage.nearest == "It is the worst film that was ever made");
  CHECK(passage.offset == 100 + before.size());
}

TEST_CASE("absence is told only where it says something") {
  const std::string quotation = "Every actor of the country wore a yellow coat that winter";
  CHECK(state_of(filler(20), quotation) == State::absent);
  CHECK(state_of(filler(3), quotation) == State::not_checked);
  CHECK(state_of(filler(20), "Каждый актёр страны носил той зимой жёлтое пальто") == State::not_checked);
  CHECK(state_of(filler(20), "the") == State::not_checked);
  PageText cut;
  cut.append(filler(20), std::nullopt);
  cut.set_incomplete("the page was cut");
  cut.finish();
  CHECK(find_passage(cut, quotation).reason == "the page was cut");
}

TEST_CASE("hostile texts are searched in linear time") {
  std::string same, pairs;
  for (int i = 0; i < 120'000; ++i) same += "a ";
  for (int i = 0; i < 60'000; ++i) pairs += i % 2 == 0 ? "ab " : "ba ";
  std::string quotation;
  for (int i = 0; i < 290; ++i) quotation += "a ";
  const auto start = std::chrono::steady_clock::now();
  CHECK(state_of(same, quotation + "b") != State::found);
  CHECK(state_of(pairs, "ab ab ba ba ab ab ba ba") != State::found);
  CHECK(state_of(same, std::string(5000, '[') + quotation) != State::absent);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
}

TEST_CASE("on paper the page is told, and what turns a page is not called altered") {
  PageText paper;
  paper.new_page();
  paper.append(filler(20) + "Nobody had expected the water to come back ", std::nullopt);
  paper.new_page();
  paper.append("12 See the notes before the evening of that very day. " + filler(20), std::nullopt);
  paper.finish();
  const Passage turning =
      find_passage(paper, "Nobody had expected the water to come back before the evening of that very day");
  CHECK(turning.state == State::not_checked);
  CHECK(turning.reason.find("page break") != std::string::npos);
  const Passage second = find_passage(paper, "before the evening of that very day");
  CHECK(second.state == State::found);
  CHECK(second.page == 2);
  CHECK(find_passage(page_of(filler(3)), "the market of films in the old hall").page == 0);
}

TEST_CASE("of a doubtful text only what is found counts") {
  PageText page;
  page.append(filler(20), 0);
  page.set_doubt("recognised from a scan");
  page.finish();
  CHECK(find_passage(page, "the market of films in the old hall").state == State::found);
  const Passage altered = find_passage(page, "the market of songs in the old hall went on as it had");
  CHECK(altered.state == State::not_checked);
  CHECK(altered.reason == "recognised from a scan");
}

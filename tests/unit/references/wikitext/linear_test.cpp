// Hostile wikitext: the work grows with the size of the page and no faster, whatever its markup.
#include <ctime>
#include <sstream>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// Time of this thread on a processor, so that a busy machine is not blamed on the reader.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double seconds(const std::string& text) {
  const double begin = now();
  const auto article = open_wikitext(std::make_unique<std::istringstream>(text), "Page.wiki")->next();
  const double took = now() - begin;
  if (!first_invalid_utf8(text)) CHECK(article->source->size() == text.size());  // Else it is converted.
  return took;
}

std::string numbered(const std::string& before, const std::string& behind, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += before + std::to_string(i) + behind;
  return out;
}

// The pieces that pages of one megabyte consist of.
const std::vector<std::string> kPieces = {"{{",
                                          "}}",
                                          "[",
                                          "]",
                                          "[[",
                                          "]]",
                                          "{{{",
                                          "}}}",
                                          "<ref>",
                                          "</ref>",
                                          "<ref name=a>",
                                          "<ref name=a/>",
                                          "{{cite web|",
                                          "{{cite web|title=",
                                          "<!--",
                                          "-->",
                                          "<!-- a -->",
                                          "http://",
                                          "http://a.org/",
                                          "[http://a.org ",
                                          "'''",
                                          "'",
                                          "|",
                                          "=",
                                          "\n==a==\n",
                                          "<",
                                          "</",
                                          "<x>",
                                          "<references>",
                                          "<references/>",
                                          "<references group=a>",
                                          "<nowiki>",
                                          "<pre>a",
                                          "&",
                                          "&amp;",
                                          "{{sfn|a|2010}}",
                                          "{{sfn|a",
                                          "{{r|a}}",
                                          "{{efn|",
                                          "{{refn|a",
                                          "{{#tag:ref|",
                                          "{{note|a}}",
                                          "{{ref|a}}",
                                          "{{dead link}}",
                                          "{{webarchive|url=http://a.org}}",
                                          "{{ISBN|1}}",
                                          "<ref>{{",
                                          "<ref>[[",
                                          "[[{{",
                                          "{{[[",
                                          "{{{{{",
                                          "((",
                                          "\"",
                                          "“",
                                          "<ref>\"a ",
                                          "*{{a}}\n",
                                          ":",
                                          "://",
                                          "{{cite book|last=a|ref={{sfnref|",
                                          "[[Category:",
                                          "\xFF"};

}  // namespace

TEST_CASE("no markup costs more than in proportion to its length", "[wikitext][linear]") {
  // Small enough to be quick under sanitizers too; what is quadratic takes seconds even so.
  constexpr std::size_t kSmall = 30'000, kFactor = 6;
  for (const std::string& piece : kPieces) {
    INFO(piece);
    const double small = seconds(repeated(piece, kSmall)), large = seconds(repeated(piece, kSmall * kFactor));
    CHECK(large < small * kFactor * 3 + 0.2);
  }
}

TEST_CASE("a megabyte of hostile markup is read in bounded time", "[wikitext][linear]") {
  std::string tags;
  for (int i = 0; i < 14; ++i) tags += "<x>";
  const std::vector<std::string> pages = {
      repeated(tags + "[[{{x}}", 300'000),
      tags + repeated("[[{{x}}", 300'000),
      "{{cite web" + repeated("|", 300'000) + "}}",
      "{{cite web" + numbered("|p", "=v", 30'000) + "}}",
      "{{cite book" + numbered("|last", "=v", 999) + numbered("|first", "=v", 999) + "}}",
      "<ref name=a>{{cite web|title=T}}</ref>" + repeated("<ref name=a/>", 300'000),
      "<ref name=a>" + repeated("{{cite web|title=T}}", 100'000) + "</ref>" +
          repeated("<ref name=a/>", 100'000),
      numbered("<ref name=a", "/>", 20'000),
      numbered("{{sfn|A|", "}}", 20'000),
      numbered("{{sfn|A", "|2010}}", 10'000) + numbered("* {{b|", "}}\n", 10'000),
      "<ref>" + repeated("a \"b\" (c) http://d.org 2010. ", 300'000) + "</ref>",
      "<ref>" + repeated("[http://a.org/b c] ", 300'000) + "</ref>",
      "{{efn|" + repeated("<ref>a</ref>", 200'000) + "}}",
      repeated("{{cite web|quote=", 2'000) + "x" + repeated("}}", 300),
      repeated("{{cite web|title=[http://a.org x]|quote=", 40'000),
      numbered("{{note|a", "}} b ", 10'000)};
  for (const std::string& page : pages) {
    INFO(page.substr(0, 60));
    CHECK(seconds(page) < 4);
  }
}

TEST_CASE("of a template with too many arguments the first are read", "[wikitext]") {
  const std::string page =
      "{{cite web|title=T|url=http://a.org" + numbered("|p", "=v", 12'000) + "|date=2010}}";
  const auto article = open_wikitext(std::make_unique<std::istringstream>(page), "P.wiki")->next();
  REQUIRE(article->citations.size() == 1);
  CHECK(article->citations[0].title->value == "T");
  REQUIRE(article->problems.size() == 1);
  CHECK(article->problems[0].kind == "too-many-arguments");
}

TEST_CASE("hostile markup is read soundly", "[wikitext][linear]") {
  for (const std::string& piece : kPieces) {
    INFO(piece);
    const std::string text = repeated(piece, 3'000);
    CHECK(test::unsound(*open_wikitext(std::make_unique<std::istringstream>(text), "P.wiki")->next()) == "");
  }
}

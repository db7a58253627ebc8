// The table of formats: names, suffixes, and what decides where they disagree.
#include <algorithm>
#include <sstream>

#include "references/reader.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string_view guess(std::string_view path, std::string_view head) {
  const FormatInfo* format = guess_format(path, head);
  return format == nullptr ? "none" : format->name;
}

constexpr std::string_view kWikitext =
    "'''A''' is a [[b]].<ref>{{cite web|title=T|url=http://a.org}}</ref>\n== See also ==\n* [[c]]\n";
constexpr std::string_view kPlain =
    "An article\n\nSome text.[1] More text.[2]\n\nReferences\n1. ^ \"A\". B.\n2. ^ \"C\". D.\n";

constexpr std::string_view kHtml =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title></head><body><p>Some text.[1]</p></body></html>";

}  // namespace

TEST_CASE("formats are known by name", "[formats]") {
  CHECK(std::ranges::is_sorted(formats(), {}, &FormatInfo::name));
  for (const FormatInfo& format : formats()) {
    CHECK(find_format(format.name) == &format);
    CHECK(format.name == name_of(format.format));
    auto reader = format.open(std::make_unique<std::istringstream>(""), "empty", {});
    const auto article = reader->next();
    REQUIRE(article);
    CHECK(article->citations.empty());
    CHECK_FALSE(reader->next());
  }
  CHECK(find_format("wikitext")->format == Format::wikitext);
  CHECK(find_format("Wikitext") == nullptr);
  CHECK(find_format("") == nullptr);
}

TEST_CASE("a suffix decides", "[formats]") {
  CHECK(guess("a/b.wiki", "nothing special") == "wikitext");
  CHECK(guess("A.MediaWiki", kWikitext) == "wikitext");
  CHECK(guess("a.txt", kPlain) == "text");
  CHECK(guess("a.text", "") == "text");
  CHECK(guess("a.wiki", "") == "wikitext");
  CHECK(guess("a.HTM", "<p>x") == "html");
  CHECK(guess("a.xhtml", "") == "html");
}

TEST_CASE("content decides where there is no known suffix", "[formats]") {
  CHECK(guess("-", kWikitext) == "wikitext");
  CHECK(guess("-", kPlain) == "text");
  CHECK(guess("article", "Only words.") == "text");
  CHECK(guess("-", kHtml) == "html");
}

TEST_CASE("content overrules a suffix it contradicts", "[formats]") {
  CHECK(guess("a.txt", kWikitext) == "wikitext");
  CHECK(guess("a.wiki", kHtml) == "html");
  CHECK(guess("a.html", kWikitext) == "wikitext");
}

TEST_CASE("UTF-16 is text", "[formats]") {
  std::string wide = "\xFF\xFE";
  for (const char c : kHtml) wide.append(1, c).append(1, '\0');
  CHECK(guess("a.html", wide) == "html");
  CHECK(guess("-", wide) == "html");
}

TEST_CASE("binary files are of no format", "[formats]") {
  CHECK(guess("a.txt", std::string_view("a\0b", 3)) == "none");
  CHECK(guess("-", "\x01\x02\x03\x04 \x05\x06") == "none");
  CHECK(guess("-",
              "\x7F"
              "ELF\x02\x01\x01\x03") == "none");
}

// The table of formats: names, suffixes, and what decides where they disagree.
#include <algorithm>
#include <sstream>

#include "references/reader.hpp"
#include "support/catch.hpp"
#include "unit/references/compression/compressed.hpp"

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
}

TEST_CASE("content decides where there is no known suffix", "[formats]") {
  CHECK(guess("-", kWikitext) == "wikitext");
  CHECK(guess("-", kPlain) == "text");
  CHECK(guess("article", "Only words.") == "text");
}

TEST_CASE("content overrules a suffix it contradicts", "[formats]") {
  CHECK(guess("a.txt", kWikitext) == "wikitext");
}

TEST_CASE("a dump is known by its content, compressed or not", "[formats]") {
  constexpr std::string_view kDump = "<mediawiki xml:lang=\"en\"><page><title>A</title></page></mediawiki>";
  CHECK(guess("a.xml", kDump) == "mediawiki-dump");
  CHECK(guess("-", kDump) == "mediawiki-dump");
  const std::string gzip = test::gzipped(kDump), bzip2 = test::bzipped(kDump),
                    zstd = test::zstd_compressed(kDump);
  for (const std::string& file : {gzip, bzip2, zstd}) {
    CHECK(guess("a.xml.bz2", file) == "mediawiki-dump");
    CHECK(guess("-", file) == "mediawiki-dump");
  }
  CHECK(guess("a.gz", test::gzipped("words")) == "none");
}

TEST_CASE("binary files are of no format", "[formats]") {
  CHECK(guess("a.txt", std::string_view("a\0b", 3)) == "none");
  CHECK(guess("-", "\x01\x02\x03\x04 \x05\x06") == "none");
  CHECK(guess("-",
              "\x7F"
              "ELF\x02\x01\x01\x03") == "none");
}

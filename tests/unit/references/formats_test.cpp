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

constexpr std::string_view kCslJson =
    R"([{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2014]]}}])";
constexpr std::string_view kDatabase =
    "% References\n@string{jot = \"J.\"}\n\n@article{a,\n  title = {T},\n  journal = jot\n}\n";
constexpr std::string_view kDocument =
    "\\documentclass{article}\n\\begin{document}\nA \\cite{b}.\n\\bibliography{refs}\n\\end{document}\n";
constexpr std::string_view kHtml =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title></head><body><p>Some "
    "text.[1]</p></body></html>";

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
  CHECK(guess("refs.bib", "") == "bibtex");
  CHECK(guess("refs.BibTeX", kDatabase) == "bibtex");
  CHECK(guess("a.tex", "Only words.") == "latex");
  CHECK(guess("a.ltx", kDocument) == "latex");
  CHECK(guess("a.bbl", "\\begin{thebibliography}{9}\n") == "latex");
  CHECK(guess("a.json", kCslJson) == "csl-json");
  CHECK(guess("a.csl.json", "[") == "csl-json");
  CHECK(guess("a.JSONL", "{\"x\": 1}") == "csl-json");
}

TEST_CASE("Markdown is known by suffix and content", "[formats][markdown]") {
  for (const std::string_view path :
       {"a.md", "A.MD", "b.markdown", "c.mdown", "d.qmd", "e.Rmd", "f.mkd", "g.mdx"})
    CHECK(guess(path, "nothing special") == "markdown");
  CHECK(guess("a.md", kPlain) == "text");  // copied out of a browser
  CHECK(guess("a.md", "# T\n\n[[a]] {{ b }} [c](https://d.org)\n") == "markdown");
  CHECK(guess("-", "# T\n\nSee [a](https://b.org) and `c`.\n\n```\nd\n```\n") == "markdown");
  CHECK(guess("-", "---\ntitle: T\n---\nText[^1]\n\n[^1]: Note\n") == "markdown");
  CHECK(guess("-", "A line.\n\n- a list\n- of words\n") == "text");
  CHECK(guess("a.wiki", "# item\n# item\n[http://a.org b] [[c]]\n") == "wikitext");
}

TEST_CASE("content decides where there is no known suffix", "[formats]") {
  CHECK(guess("-", kWikitext) == "wikitext");
  CHECK(guess("-", kPlain) == "text");
  CHECK(guess("article", "Only words.") == "text");
  CHECK(guess("-", kHtml) == "html");
  CHECK(guess("-", kDatabase) == "bibtex");
  CHECK(guess("-", kDocument) == "latex");
  CHECK(guess("-", kCslJson) == "csl-json");
  CHECK(guess("-", "[[a]] {{cite web|title=\"title\"}} [[b]]") == "wikitext");
}

TEST_CASE("formats that share a suffix are told apart by their root", "[formats]") {
  CHECK(guess("a.xml", "<?xml version=\"1.0\"?><article article-type=\"letter\"><front>") == "jats");
  CHECK(guess("a.nxml", "<article>") == "jats");
  CHECK(guess("a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>") == "tei");
  CHECK(guess("a.tei.xml", "<TEI><teiHeader>") == "tei");
  CHECK(guess("a.tei", "<teiCorpus>") == "tei");
  CHECK(guess("-", "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS v1.1//EN\" \"x\">\n<article>") == "jats");
  CHECK(guess("a.xml", std::string_view("\xFF\xFE<\0T\0E\0I\0>\0", 12)) == "tei");
  CHECK(guess("a.txt", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">") == "tei");
}

TEST_CASE("content overrules a suffix it contradicts", "[formats]") {
  CHECK(guess("a.txt", kWikitext) == "wikitext");
  CHECK(guess("a.txt", kDatabase) == "bibtex");
  CHECK(guess("a.txt", kDocument) == "latex");
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

TEST_CASE("HTML is known behind the suffix of another format", "[formats]") {
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

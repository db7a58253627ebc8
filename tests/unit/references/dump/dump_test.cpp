// The reader of MediaWiki dumps: which pages become articles, and what is told of the others.
#include "references/dump/dump.hpp"

#include <sstream>
#include <vector>

#include "support/catch.hpp"
#include "unit/references/compression/compressed.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"de\">\n"
    "  <siteinfo><sitename>W</sitename><dbname>dewiki</dbname><namespaces>"
    "<namespace key=\"0\" case=\"first-letter\" /><namespace key=\"1\">Diskussion</namespace>"
    "</namespaces></siteinfo>\n";
const std::string kFoot = "</mediawiki>\n";
const std::string kRef =
    "A&lt;ref>{{cite web|url=http://a.example/?b&amp;amp;c|title=Bees &amp;amp; wasps}}&lt;/ref>";

/// A page as MediaWiki writes it; `text` is XML already.
std::string page(const std::string& title, int ns, const std::string& text, const std::string& more = "",
                 const std::string& model = "wikitext") {
  return "  <page>\n    <title>" + title + "</title>\n    <ns>" + std::to_string(ns) +
         "</ns>\n    <id>1</id>\n" + more + "    <revision>\n      <id>2</id>\n      <model>" + model +
         "</model>\n      <format>text/x-wiki</format>\n      <text bytes=\"9\" xml:space=\"preserve\">" +
         text + "</text>\n    </revision>\n  </page>\n";
}

std::vector<Article> read(const std::string& dump, const ReadOptions& options = {}) {
  const auto reader = open_dump(std::make_unique<std::istringstream>(dump), "d.xml", options);
  std::vector<Article> out;
  while (auto article = reader->next()) {
    CHECK(test::unsound(*article) == "");
    out.push_back(std::move(*article));
  }
  CHECK_FALSE(reader->next());
  return out;
}

std::string titles(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles) out += article.title.empty() ? "!" : article.title + ";";
  return out;
}

std::string problems(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles)
    for (const Problem& problem : article.problems) out += std::string(problem.kind) + ";";
  return out;
}

}  // namespace

TEST_CASE("a page of a dump is an article of wikitext", "[dump]") {
  const auto articles = read(kHead + page("Honey &amp; bee", 0, kRef) + kFoot);
  REQUIRE(articles.size() == 1);
  const Article& article = articles[0];
  CHECK(article.title == "Honey & bee");
  CHECK(article.path == "d.xml/Honey_&_bee");
  CHECK(article.language == "de");
  CHECK(article.format == Format::mediawiki_dump);
  CHECK(article.source->starts_with("A<ref>{{cite web|url=http://a.example/?b&amp;c"));
  REQUIRE(article.citations.size() == 1);
  CHECK(article.citations[0].title->value == "Bees & wasps");
  CHECK(article.problems.empty());
}

TEST_CASE("namespaces and redirects are options", "[dump]") {
  const std::string dump =
      kHead + page("A", 0, kRef) + page("Diskussion:A", 1, kRef) + page("B", 0, "#REDIRECT [[A]]") +
      page("C", 0, "#WEITERLEITUNG [[A]]", "<redirect title=\"A\" />\n") + page("-1", -1, "x") + kFoot;
  CHECK(titles(read(dump)) == "A;");
  CHECK(titles(read(dump, {.namespaces = {1}})) == "Diskussion:A;");
  CHECK(titles(read(dump, {.namespaces = {0, 1}, .redirects = true})) == "A;Diskussion:A;B;C;");
  CHECK(titles(read(dump, {.namespaces = {}, .redirects = true})) == "A;Diskussion:A;B;C;-1;");
}

TEST_CASE("old dumps name the namespace in the title alone", "[dump]") {
  std::string talk = page("Diskussion:A", 1, kRef);
  talk.erase(talk.find("<ns>"), 10);
  std::string other = page("Ratio 1:2", 0, kRef);
  other.erase(other.find("<ns>"), 10);
  CHECK(titles(read(kHead + talk + other + kFoot)) == "Ratio 1:2;");
  CHECK(titles(read(kHead + talk + other + kFoot, {.namespaces = {1}})) == "Diskussion:A;");
}

TEST_CASE("of many revisions the last one is read", "[dump]") {
  std::string dump = kHead + "<page><title>A</title><ns>0</ns><id>1</id>";
  for (int i = 0; i < 5000; ++i)
    dump += "<revision><id>" + std::to_string(i) + "</id><text>version " + std::to_string(i) + " " +
            std::string(1000, 'x') + "</text></revision>";
  const auto articles = read(dump + "</page>" + kFoot);
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].title == "A");
  CHECK(articles[0].source->starts_with("version 4999 "));
  CHECK(articles[0].source->size() < 1100);
}

TEST_CASE("other content models and pages without text are counted at the end", "[dump]") {
  const std::string dump = kHead + page("Q1", 0, "{}", "", "json") + page("Q2", 0, "{}", "", "json") +
                           page("A", 0, kRef) + page("S", 0, "") + page("D", 0, "") +
                           page("M.css", 8, "x", "", "css") + kFoot;
  const auto articles = read(dump);
  CHECK(titles(articles) == "A;!");
  CHECK(problems(articles) == "other-content-model;no-text;");
  CHECK(articles[1].problems[0].what.find("json 2") != std::string::npos);
  CHECK(articles[1].problems[0].what.find("css") == std::string::npos);
  CHECK(articles[1].problems[1].what.starts_with("2 pages"));
  CHECK(articles[1].path == "d.xml");
}

TEST_CASE("markup inside of text, comments and CDATA is no markup of the dump", "[dump]") {
  CHECK(titles(read(kHead + page("A", 0, "&lt;/page>&lt;page>&lt;title>B&lt;/title>") + kFoot)) == "A;");
  const auto articles =
      read(kHead + "<!-- <page><title>N</title></page> -->" +
           page("A", 0, "<![CDATA[</page><page>]]>x<!-- </page> --><?p </page>?>&lt;ref>y&lt;/ref>") + kFoot);
  REQUIRE(titles(articles) == "A;");
  CHECK(*articles[0].source == "</page><page>x<ref>y</ref>");
}

TEST_CASE("a dump that ends too early gives its whole pages, and says so", "[dump]") {
  const std::string whole = kHead + page("A", 0, kRef) + page("B", 0, kRef);
  CHECK(titles(read(whole + kFoot)) == "A;B;");
  for (std::size_t cut = kHead.size() + 3; cut < whole.size(); cut += 3) {
    const auto articles = read(whole.substr(0, cut));
    INFO(cut);
    REQUIRE(problems(articles) == "truncated-dump;");
    CHECK(articles.back().problems[0].what.find("byte ") != std::string::npos);
    for (const Article& article : articles)
      for (const Citation& citation : article.citations)
        CHECK(citation.url->value.href() == "http://a.example/?b&c");
  }
  const auto articles = read(whole.substr(0, whole.size() - 20));
  CHECK(titles(articles) == "A;B;");
  CHECK(articles[1].problems[0].what.find("begins at byte " + std::to_string(whole.rfind("<page>"))) !=
        std::string::npos);
  // An excerpt never had a root that could be missing.
  CHECK(problems(read(page("A", 0, kRef))).empty());
}

TEST_CASE("a page without end, or of malformed XML, is left out and told", "[dump]") {
  const auto open = read(kHead + "<page><title>X</title>" + page("A", 0, kRef) + kFoot);
  CHECK(titles(open) == "!A;");
  CHECK(problems(open) == "malformed-page;");
  const auto crossed = read(kHead + page("X", 0, "<b></i>") + page("A", 0, kRef) + kFoot);
  CHECK(titles(crossed) == "!A;");
  CHECK(problems(crossed) == "malformed-page;");
}

TEST_CASE("a page that is too large is left out and told", "[dump]") {
  const auto articles = read(kHead + page("X", 0, std::string(20u << 20, 'x')) + page("A", 0, kRef) + kFoot);
  CHECK(titles(articles) == "!A;");
  CHECK(problems(articles) == "page-too-large;");
}

TEST_CASE("entities of a document type are not expanded", "[dump]") {
  std::string type = "<!DOCTYPE mediawiki [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'k'; ++c)
    type += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" +
            static_cast<char>(c - 1) + ";\">";
  const auto articles = read(type + "]>" + kHead + page("A", 0, "&j;&#xe9;&lt;") + kFoot);
  REQUIRE(titles(articles) == "A;");
  CHECK(*articles[0].source == "&j;é<");
}

TEST_CASE("bytes that XML does not allow, and other encodings", "[dump]") {
  const auto nul = read(kHead + page("A", 0, std::string("a\0b", 3)) + kFoot);
  REQUIRE(nul.size() == 1);
  CHECK(*nul[0].source == "a b");
  CHECK(problems(nul) == "nul-bytes;");
  CHECK(problems(read(kHead + page("A", 0, "a\xFFz") + kFoot)) == "invalid-utf8;");
  std::string latin = kHead + page("A", 0, "caf\xE9") + kFoot;
  latin.replace(latin.find("utf-8"), 5, "iso-8859-1");
  CHECK(*read(latin).at(0).source == "café");
  std::string wide = "\xFF\xFE";
  for (const char c : kHead + page("A", 0, kRef + std::string(200'000, 'x')) + page("B", 0, kRef) + kFoot)
    (wide += c) += '\0';
  CHECK(titles(read(wide)) == "A;B;");
  CHECK(problems(read(wide)).empty());
}

TEST_CASE("what is no dump is told", "[dump]") {
  for (const std::string& text : {std::string(), std::string("words"), std::string("<html><p>x</p></html>")})
    CHECK(problems(read(text)) == "not-a-dump;");
  CHECK(read(kHead + kFoot).empty());
}

TEST_CASE("compressed dumps are read and known", "[dump]") {
  std::string dump = kHead;
  for (int i = 0; i < 300; ++i) dump += page("A", 0, kRef);
  const std::string half = dump.substr(0, dump.size() / 2), rest = dump.substr(dump.size() / 2) + kFoot;
  const std::vector<std::string> files{test::gzipped(half) + test::gzipped(rest),
                                       test::bzipped(half) + test::bzipped(rest),
                                       test::zstd_compressed(half) + test::zstd_compressed(rest)};
  for (const std::string& file : files) {
    CHECK(read(file, {.threads = 2}).size() == 300);
    CHECK(looks_like_dump(file.substr(0, 65536)) == 95);
    const auto cut = read(file.substr(0, file.size() - 30));
    CHECK(problems(cut) == "truncated-stream;");
    CHECK(cut.size() >= 1);
  }
  CHECK(looks_like_dump(test::gzipped("words")) == 0);
  CHECK(looks_like_dump(kHead) == 95);
  CHECK(looks_like_dump("\xEF\xBB\xBF<!-- x --> <mediawiki>") == 95);
  CHECK(looks_like_dump("text on <mediawiki>") == 0);
  CHECK(looks_like_dump("<?xml version=\"1.0\"?><article/>") == 0);
}

TEST_CASE("a damaged block loses the pages in it and no others", "[dump]") {
  std::string dump = kHead;
  for (int i = 0; i < 2000; ++i) dump += page("A" + std::to_string(i), 0, kRef + std::to_string(i * 7919));
  std::string file = test::bzipped(dump + kFoot, 1);
  file[file.size() / 2] ^= 4;
  const auto articles = read(file);
  CHECK(problems(articles) == "damaged-stream;");
  CHECK(articles.size() > 1000);
  CHECK(articles.size() < 2000);
  CHECK(articles.front().title == "A0");
  CHECK(articles.back().title == "A1999");
}

#include <chrono>
#include <random>

#include "checker/page/page.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string repeat(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

void check_valid(const PageFacts& facts) {
  const auto valid = [](const std::string& text) { return !first_invalid_utf8(text); };
  for (const auto& title : facts.titles) CHECK(valid(title.value));
  for (const auto& site : facts.sites) CHECK(valid(site.value));
  for (const auto& list : facts.authors)
    for (const Name& name : list.value) CHECK(valid(to_text(name)));
  for (const auto& date : facts.published) CHECK(is_real(date.value));
}

const std::string kPage =
    R"(<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Der Hafen | Beispiel</title>
  <meta property="og:title" content="Der Hafen"><meta name="author" content="Jana Muster">
  <meta property="article:published_time" content="2014-02-17T10:00:00+01:00">
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Der Hafen",
  "author":[{"@type":"Person","name":"Jana Muster"}],"datePublished":"2014-02-17"}</script></head>
  <body class="has-sidebar"><nav><a href="/">Start</a></nav><article><h1>Der Hafen</h1><p class="byline">Von
  <a rel="author" href="/jana">Jana Muster</a> &ndash; <time datetime="2014-02-17">17. Februar 2014</time></p>
  <p>&Uuml;ber den Hafen, m&uuml;de &#8230;</p></article><aside>Mehr</aside></body></html>)";

}  // namespace

TEST_CASE("hostile pages end in bounded time", "[page][hostile]") {
  // Far more than the time any of them takes; a quadratic reader would need many minutes.
  constexpr std::chrono::seconds kBound{20};
  const std::size_t size = 1u << 20;
  const std::vector<std::string> pages{
      repeat("<div>", size),
      repeat("<a", size),
      repeat("<a ", size),
      repeat("<b><div></b>", size),
      repeat("<table><td>", size),
      repeat("<p class=byline>", size),
      repeat("<time>", size),
      repeat("<h1>The harbour of Aktau", size),
      repeat("<meta name=author content=a,b,c,d>", size),
      repeat("<span itemprop=author>", size),
      repeat("<html a=1>", size),
      "<p " + repeat("a=1 b ", size) + ">",
      "<meta name=author content=\"" + repeat("a, ", size) + "\">",
      "<title>" + repeat("a - ", size),
      "<h1>Pier of Aktau</h1>" + repeat("<p>by 2014-02-17", size),
      "<script type=application/ld+json>" + repeat("[", size),
      "<script type=application/ld+json>" + repeat("{\"@graph\":", size),
      repeat("<script type=application/ld+json>{\"@type\":\"Article\"}</script>", size),
      repeat("&", size),
      repeat("&#x", size),
      repeat("<!--", size),
      repeat("</", size),
      repeat("</div>", size),
      repeat("<script></scrip", size),
      repeat("<svg><title/>", size),
      std::string(size, '\0'),
      std::string(size, '\xFF'),
      repeat("\xE2\x80", size),
      repeat("<div class=comment>", size / 2) + repeat("x</div>", size / 2),
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto start = std::chrono::steady_clock::now();
    check_valid(read_page(pages[i], "text/html", "https://example.org/"));
    INFO("page " << i);
    CHECK(std::chrono::steady_clock::now() - start < kBound);
  }
}

TEST_CASE("any mutation of a page is read without a crash, and always alike", "[page][hostile]") {
  std::mt19937 random(20140217);  // A fixed seed: no luck.
  const std::vector<std::string> pieces{"<",   ">",    "\"", "&", "</",   "<!--", "<script",
                                        "\0",  "\xFF", "{",  "[", "<h1>", "2014", "<time datetime=",
                                        "\xC3"};
  for (int round = 0; round < 3000; ++round) {
    std::string page = kPage;
    for (std::size_t edits = random() % 12 + 1; edits > 0; --edits) {
      const std::size_t at = random() % page.size();
      switch (random() % 4) {
        case 0:
          page[at] = static_cast<char>(random());
          break;
        case 1:
          page.erase(at, random() % 40);
          break;
        case 2:
          page.insert(at, pieces[random() % pieces.size()]);
          break;
        default:
          page.insert(at, page.substr(random() % page.size(), random() % 60));
      }
      if (page.empty()) page = "x";
    }
    const PageFacts facts = read_page(page, "", "https://beispiel.example/2014/02/17/hafen");
    check_valid(facts);
    if (round % 50 == 0) {
      const PageFacts again = read_page(page, "", "https://beispiel.example/2014/02/17/hafen");
      CHECK(again.titles.size() == facts.titles.size());
      CHECK(again.text_length == facts.text_length);
    }
  }
}

TEST_CASE("every cut of a page is read", "[page][hostile]") {
  for (std::size_t length = 0; length <= kPage.size(); ++length)
    check_valid(read_page(kPage.substr(0, length), "text/html", ""));
}

TEST_CASE("odd addresses and types are no matter", "[page][hostile]") {
  for (const char* url :
       {"", "x", "http://", "https://[::1]/2014/02/17/", "https://a/2014/2", "//x/20140217"})
    for (const char* type :
         {"", ";", "text/html;charset=", "text/html; charset=\"klingon\"", "charset=utf-16"})
      check_valid(read_page(kPage, type, url));
}

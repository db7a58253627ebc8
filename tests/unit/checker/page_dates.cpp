// The dates of pages: languages, orders, zones, and what is no date.

#include <set>

#include "checker/page/date_order.hpp"
#include "checker/page/document.hpp"
#include "checker/page/web_date.hpp"
#include "support/catch.hpp"
#include "unit/checker/page_reading.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

PageFacts below_heading(const std::string& text, const std::string& language = "en") {
  return read_html("<html lang=" + language + "><h1>The harbour of Aktau</h1><p>" + text + "</p>");
}

std::string parsed(std::string_view text, DateOrder order = DateOrder::unknown) {
  const auto date = parse_web_date(text, order);
  return date ? to_edtf(*date) : "";
}

}  // namespace

TEST_CASE("dates in words, in the languages pages are written in", "[page][dates]") {
  for (const std::string text :
       {"Published on February 17, 2014", "Veröffentlicht am 17. Februar 2014", "Publié le 17 février 2014",
        "Publicado el 17 de febrero de 2014", "Pubblicato il 17 febbraio 2014",
        "Publicado em 17 de fevereiro de 2014", "Gepubliceerd op 17 februari 2014",
        "Opublikowano 17 lutego 2014", "Опубликовано 17 февраля 2014", "Опубліковано 17 лютого 2014",
        "Yayınlanma: 17 Şubat 2014", "公開日：2014年2月17日", "发布时间：2014年2月17日",
        "نشر في 17 فبراير 2014", "نشر في ١٧ فبراير ٢٠١٤"}) {
    INFO(text);
    const PageFacts facts = below_heading(text);
    CHECK(best_of(facts.published) == "2014-02-17");
    CHECK(facts.modified.empty());
    REQUIRE_FALSE(facts.published.empty());
    CHECK(facts.published.front().confidence >= 55);
  }
}

TEST_CASE("words of a change keep its date apart", "[page][dates]") {
  for (const std::string text :
       {"Updated on February 17, 2014", "Aktualisiert am 17. Februar 2014", "Stand: 17.02.2014",
        "Mis à jour le 17 février 2014", "Actualizado el 17 de febrero de 2014",
        "Aggiornato il 17 febbraio 2014", "Atualizado em 17 de fevereiro de 2014",
        "Bijgewerkt op 17 februari 2014", "Aktualizacja: 17 lutego 2014", "Обновлено 17 февраля 2014",
        "Оновлено 17 лютого 2014", "Güncelleme: 17 Şubat 2014", "更新日：2014年2月17日",
        "تحديث 17 فبراير 2014"}) {
    INFO(text);
    const PageFacts facts = below_heading(text);
    CHECK(best_of(facts.modified) == "2014-02-17");
    // Where nothing else is told it is a hint, and says what it is.
    for (const auto& date : facts.published) {
      CHECK(date.confidence < 60);
      CHECK((date.source.starts_with("last change") || date.source == "dateline"));
    }
  }
}

TEST_CASE("the order of day and month", "[page][dates]") {
  CHECK(order_of("en-GB", "") == DateOrder::day_first);
  CHECK(order_of("en_US", "") == DateOrder::month_first);
  CHECK(order_of("de", "https://example.com/") == DateOrder::day_first);
  CHECK(order_of("en", "https://example.co.uk/") == DateOrder::day_first);
  CHECK(order_of("", "https://example.it/") == DateOrder::day_first);
  CHECK(order_of("en", "https://example.gov/") == DateOrder::month_first);
  CHECK(order_of("en", "https://example.com/") == DateOrder::unknown);
  CHECK(order_of("", "") == DateOrder::unknown);
  CHECK(order_of_dates("until 17/02/2014") == DateOrder::day_first);
  CHECK(order_of_dates("until 02/17/2014") == DateOrder::month_first);
  CHECK(order_of_dates("03/04/2014 or /17/02/2014") == DateOrder::unknown);

  CHECK(parsed("03/04/2014", DateOrder::day_first) == "2014-04-03");
  CHECK(parsed("03/04/2014", DateOrder::month_first) == "2014-03-04");
  const auto open = parse_web_date("03/04/2014", DateOrder::unknown);
  REQUIRE(open);
  CHECK(open->day_month_ambiguous);
}

TEST_CASE("an ambiguous date is settled by another of the page", "[page][dates]") {
  const auto read = [](const std::string& more) {
    return read_html("<html lang=en><h1>The harbour of Aktau</h1><p class=date>03/04/2014</p>" + more,
                     "https://example.com/a");
  };
  CHECK(read("").published.front().value.day_month_ambiguous);
  const PageFacts settled = read("<meta itemprop=datePublished content=2014-04-03>");
  for (const auto& date : settled.published) {
    CHECK(to_edtf(date.value) == "2014-04-03");
    CHECK_FALSE(date.value.day_month_ambiguous);
  }
  CHECK(best_of(read("<p class=date>Posted 25/03/2014</p>").published) != "2014-03-04");
}

TEST_CASE("years of two digits", "[page][dates]") {
  CHECK(best_of(below_heading("Party, 17.02.14").published) == "2014-02-17");
  CHECK(best_of(below_heading("17.2.14").published) == "2014-02-17");
  CHECK(below_heading("Version 1.2.14.3").published.empty());
  CHECK(below_heading("Opens 10.30.15 hours").published.empty());
  CHECK(below_heading("10.12.15:20").published.empty());
}

TEST_CASE("never a day from a year or a month", "[page][dates]") {
  for (const std::string html :
       {"<meta name=citation_year content=2014>", "<meta name=citation_date content=2014>",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2014\"}</script>",
        "<span itemprop=datePublished>2014</span>", "<time datetime=2014>2014</time>"}) {
    INFO(html);
    const PageFacts facts = read_html("<h1>The harbour of Aktau</h1>" + html);
    CHECK(best_of(facts.published) == "2014");
  }
  CHECK(best_of(read_html("<meta name=citation_date content=2014/02>").published) == "2014-02");
  CHECK(below_heading("© 2014 Example").published.empty());
}

TEST_CASE("an instant keeps the day of its own zone", "[page][dates]") {
  CHECK(parsed("2014-02-17T23:30:00-05:00") == "2014-02-17");
  CHECK(parsed("2014-02-17T00:30:00+06:00") == "2014-02-17");
  CHECK(parsed("Mon, 17 Feb 2014 23:10:00 GMT") == "2014-02-17");
  CHECK(parsed("1392624000") == "2014-02-17");
  // Two places of what readers see say the same day as UTC, one address the day before.
  CHECK(
      best_of(read_html(
                  "<h1>The harbour of Aktau</h1><p class=date>February 18, 2014</p><p class=posted>Feb. 18, "
                  "2014</p><meta property=article:published_time content=2014-02-18T04:00:00Z>",
                  "https://example.org/2014/02/17/a")
                  .published) == "2014-02-18");
}

TEST_CASE("dates at the start of the text, and in the footer of an article", "[page][dates]") {
  const std::string body(400, 'x');
  CHECK(best_of(below_heading("Aktau (17.02.2014). The pier " + body).published) == "2014-02-17");
  CHECK(best_of(read_html("<article><h1>The harbour of Aktau</h1><p>" + body +
                          "</p><footer class=post-footer>Posted on 17 February 2014</footer></article>")
                    .published) == "2014-02-17");
}

TEST_CASE("pages that tell no date get none that is trusted", "[page][dates]") {
  std::string filler;
  for (int i = 0; i < 10; ++i) filler += "<p>Some words.</p>";
  const PageFacts facts = read_html(
      "<h1>The harbour of Aktau</h1><p>In the spring of 1911, on 3 May 1911, the pier was opened after years "
      "of work, "
      "and on 4 June 1912 the lighthouse, which nobody had expected to see.</p>" +
      filler +
      "<aside class=related><time "
      "datetime=2020-01-01>1 January 2020</time></aside>");
  for (const auto& date : facts.published) CHECK(date.confidence < 60);
}

TEST_CASE("every date of publication that a page gives is kept, in print and online", "[page][dates]") {
  const auto dates_of = [](const PageFacts& facts) {
    std::set<std::string> out;
    for (const auto& date : facts.published) out.insert(to_edtf(date.value));
    return out;
  };
  const PageFacts html = read_html(
      "<html><head><meta name=citation_publication_date content='2016/03/01'>"
      "<meta name=citation_online_date content='2015/09/29'><meta name=prism.publicationDate "
      "content='2016-03-02'>"
      "<meta name=DC.Date.issued content='2016-03-03'><meta name=DCTERMS.available content='2015-10-04'>"
      "<meta name=DC.Date.available content='2015-10-05'><meta name=prism.onlineDate content='2015-10-06'>"
      "<script type='application/ld+json'>{\"@type\":\"ScholarlyArticle\",\"headline\":\"A\","
      "\"datePublished\":\"2016-03-07\",\"dateCreated\":\"2013-05-11\"}</script></head><body>A.</body></"
      "html>");
  CHECK(dates_of(html) == std::set<std::string>{"2013-05-11", "2015-09-29", "2015-10-04", "2015-10-05",
                                                "2015-10-06", "2016-03-01", "2016-03-02", "2016-03-03",
                                                "2016-03-07"});
  const PageFacts jats =
      read_document(
          "<?xml version='1.0'?><article><front><article-meta><title-group><article-title>A</article-title>"
          "</title-group><pub-date pub-type='epub'><day>29</day><month>9</month><year>2015</year></pub-date>"
          "<pub-date date-type='pub' publication-format='print' iso-8601-date='2016-03-01'/>"
          "<pub-date pub-type='collection'><year>2016</year></pub-date>"
          "<history><date date-type='accepted'><day>1</day><month>1</month><year>2014</year></date></history>"
          "</article-meta></front></article>",
          "application/xml", "https://example.org/a.xml")
          .value();
  CHECK(dates_of(jats) == std::set<std::string>{"2015-09-29", "2016-03-01", "2016"});
}

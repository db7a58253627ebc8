// Pages as content management systems of many kinds write them: title, authors and date come out right.

#include "support/catch.hpp"
#include "unit/checker/page_reading.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kText =
    "<p>The pier of Aktau was closed for two years, and nobody could tell why it was. Now "
    "the boats come in again, and the fish is sold where it was sold before.</p>";

struct System {
  std::string name, url, html, title, authors, date;
};

std::string document(const std::string& lang, const std::string& head, const std::string& body) {
  return "<!doctype html><html lang=" + lang + "><head><meta charset=utf-8>" + head + "</head><body>" + body +
         "</body></html>";
}

std::vector<System> blogs() {
  return {
      {"WordPress block theme", "https://pier.example/2021/05/the-pier-is-open/",
       document(
           "en-US",
           "<title>The pier is open &#8211; Pier Notes</title>"
           "<meta property=\"og:site_name\" content=\"Pier Notes\">",
           "<header class=wp-block-template-part><p class=wp-block-site-title><a>Pier Notes</a></p></header>"
           "<main><h1 class=wp-block-post-title>The pier is open</h1><div class=wp-block-post-date><time "
           "datetime=\"2021-05-04T09:12:00+02:00\">May 4, 2021</time></div><div class=wp-block-post-author>"
           "<p class=wp-block-post-author__name>Jane Doe</p></div>" +
               kText + "</main>"),
       "The pier is open", "Jane Doe", "2021-05-04"},
      {"Ghost", "https://ghost.example/the-pier-is-open/",
       document(
           "en",
           "<title>The pier is open</title><meta property=\"article:published_time\" "
           "content=\"2022-11-20T08:00:00.000Z\"><meta name=\"twitter:label1\" content=\"Written by\"><meta "
           "name=\"twitter:data1\" content=\"Jane Doe\"><script type=\"application/ld+json\">{\"@type\":"
           "\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"Jane Doe\"},\"headline\":\"The pier is "
           "open\",\"datePublished\":\"2022-11-20T08:00:00.000Z\"}</script>",
           "<article class=gh-article><h1 class=gh-article-title>The pier is open</h1>" + kText +
               "</article>"),
       "The pier is open", "Jane Doe", "2022-11-20"},
      {"Hugo", "https://static.example/posts/pier/",
       document(
           "en",
           "<title>The pier is open | Static Notes</title><meta property=og:site_name content='Static "
           "Notes'>",
           "<main><article><header class=post-header><h1 class=post-title>The pier is open</h1><div "
           "class=post-meta><span title='2020-03-02 10:00:00 +0100 CET'>March 2, 2020</span>&nbsp;·&nbsp;4 "
           "min&nbsp;·&nbsp;Jane Doe</div></header>" +
               kText + "</article></main>"),
       "The pier is open", "", "2020-03-02"},
      {"Discourse", "https://forum.example/t/the-pier-is-open/1234",
       document(
           "en",
           "<title>The pier is open - General - Harbour Forum</title><meta property=og:title "
           "content='The pier is open'><meta property=article:published_time "
           "content='2023-08-01T12:30:00+00:00'>",
           "<h1><a>The pier is open</a></h1><div id=post_1 itemprop=mainEntity class=topic-body><span "
           "class=creator itemprop=author itemscope itemtype=http://schema.org/Person><a itemprop=url><span "
           "itemprop=name>Jane Doe</span></a></span>" +
               kText + "</div>"),
       "The pier is open", "Jane Doe", "2023-08-01"},
  };
}

std::vector<System> institutions() {
  return {
      {"Drupal 10", "https://office.example/news/pier",
       document(
           "de",
           "<title>Der Hafen ist offen | Hafenamt</title><meta name=dcterms.date "
           "content='2021-06-07T10:00+02:00'>",
           "<main><h1 class=page-title><span class='field field--name-title'>Der Hafen ist offen</span></h1>"
           "<article><footer class=node__meta><div class=node__submitted>Von <span class='field--name-uid'>"
           "<span typeof=schema:Person property=schema:name>Hans Beispiel</span></span> am 7. Juni 2021"
           "</div></footer>" +
               kText + "</article></main>"),
       "Der Hafen ist offen", "Hans Beispiel", "2021-06-07"},
      {"TYPO3", "https://amt.example/aktuelles/detail/hafen",
       document(
           "de", "<title>Der Hafen ist offen: Hafenamt Aktau</title>",
           "<div class='news news-single'><div class=article itemscope "
           "itemtype=http://schema.org/Article><h1 "
           "itemprop=headline>Der Hafen ist offen</h1><p><span class=news-list-date><time itemprop="
           "datePublished datetime=2019-02-03>03.02.2019</time></span> <span class=news-list-author>Von Hans "
           "Beispiel</span></p>" +
               kText + "</div></div>"),
       "Der Hafen ist offen", "Hans Beispiel", "2019-02-03"},
      {"Joomla", "https://club.example/index.php/news/12-port",
       document(
           "fr", "<title>Le port est ouvert</title>",
           "<div class='com-content-article item-page' itemscope itemtype=https://schema.org/Article><div "
           "class=page-header><h1 itemprop=headline>Le port est ouvert</h1></div><dl class=article-info><dd "
           "class=createdby itemprop=author itemscope itemtype=https://schema.org/Person>Écrit par : <span "
           "itemprop=name>Anne Exemple</span></dd><dd class=published><time "
           "datetime=2018-09-10T08:00:00+02:00 "
           "itemprop=datePublished>Publication : 10 septembre 2018</time></dd></dl>" +
               kText + "</div>"),
       "Le port est ouvert", "Anne Exemple", "2018-09-10"},
      {"DSpace", "https://repository.example/handle/1/2",
       document("en",
                "<title>A history of the pier</title><meta name=citation_title content='A history of the "
                "pier'><meta name=citation_author content='Doe, Jane'><meta name=citation_author "
                "content='Roe, John'><meta name=DCTERMS.issued content=2016-04-05 scheme=DCTERMS.W3CDTF>"
                "<meta name=citation_date content=2016-04-05>",
                "<h2 class=page-header>A history of the pier</h2>" + kText),
       "A history of the pier", "Jane Doe; John Roe", "2016-04-05"},
      {"OJS", "https://journal.example/article/view/7",
       document("en",
                "<title>A history of the pier | Journal of Piers</title><meta name=citation_journal_title "
                "content='Journal of Piers'><meta name=citation_author content='Jane Doe'><meta "
                "name=citation_title content='A history of the pier'><meta name=citation_date "
                "content='2017/12/30'><meta name=DC.Date.issued content=2017-12-30><meta "
                "name=DC.Date.modified content=2021-01-02>",
                "<h1 class=page_title>A history of the pier</h1>" + kText),
       "A history of the pier", "Jane Doe", "2017-12-30"},
  };
}

std::vector<System> of_the_east() {
  return {
      {"Japanese news", "https://shimbun.example/articles/1",
       document("ja", "<title>港が再開した：港新聞</title><meta property=og:site_name content=港新聞>",
                "<main><h1>港が再開した</h1><p class=meta><time datetime=2021-07-08T09:10>2021年7月8日 "
                "9時10分</time></p><p>文：山田太郎</"
                "p><p>アクタウの港が二年ぶりに再開した。船が戻り、魚が売られている。</p>"
                "</main>"),
       "港が再開した", "山田太郎", "2021-07-08"},
      {"Chinese news", "https://ribao.example/a/1.html",
       document(
           "zh-CN", "<title>港口重新开放_港口日报</title>",
           "<div class=article><h1>港口重新开放</h1><div class=info><span>2020年10月11日 08:00</span><span>"
           "作者：王小明</span></div><p>阿克套港口时隔两年重新开放，船只回来了，鱼又在原来的地方出售。</p></"
           "div>"),
       "港口重新开放", "王小明", "2020-10-11"},
      {"Arabic news", "https://akhbar.example/news/1",
       document(
           "ar", "<title>الميناء مفتوح من جديد</title>",
           "<article><h1>الميناء مفتوح من جديد</h1><p>بقلم: أحمد المثال</p><p>نشر في 12 مارس 2019</p><p>عادت "
           "القوارب إلى ميناء أكتاو بعد عامين من الإغلاق ويباع السمك حيث كان يباع.</p></article>"),
       "الميناء مفتوح من جديد", "أحمد المثال", "2019-03-12"},
      {"Polish news", "https://gazeta.example/port",
       document(
           "pl",
           "<title>Port znowu otwarty - Gazeta Portowa</title><meta property=og:site_name "
           "content='Gazeta Portowa'>",
           "<article><h1>Port znowu otwarty</h1><p>Opublikowano: 5 maja 2020</p><p>Tekst: Anna Przykład</p>" +
               kText + "</article>"),
       "Port znowu otwarty", "Anna Przykład", "2020-05-05"},
      {"Turkish news", "https://gazete.example/liman",
       document(
           "tr", "<title>Liman yeniden açıldı</title>",
           "<article><h1>Liman yeniden açıldı</h1><span>Yazan: Ayşe Örnek</span><span class=date>14 Şubat "
           "2018</span>" +
               kText + "</article>"),
       "Liman yeniden açıldı", "Ayşe Örnek", "2018-02-14"},
  };
}

void check(const std::vector<System>& systems) {
  for (const System& system : systems) {
    INFO(system.name);
    const PageFacts facts = read_html(system.html, system.url);
    CHECK(best_of(facts.titles) == system.title);
    CHECK(authors_of(facts) == system.authors);
    CHECK(best_of(facts.published) == system.date);
    CHECK(facts.kind == PageKind::page);
  }
}

}  // namespace

TEST_CASE("blogs and forums", "[page][systems]") {
  check(blogs());
}

TEST_CASE("institutions, repositories and journals", "[page][systems]") {
  check(institutions());
}

TEST_CASE("news in other languages and scripts", "[page][systems]") {
  check(of_the_east());
}

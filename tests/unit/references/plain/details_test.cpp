// Volume, issue, pages and edition that name themselves, in the languages of references.
#include "references/plain/details.hpp"

#include <string>
#include <string_view>

#include "references/plain/segment.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// "v12 i3 p45–67 n250 e2" in the order of the text.
std::string details(std::string_view text) {
  std::string out;
  for (const plain::Detail& detail : plain::find_details(text)) {
    constexpr std::string_view kLetters = "vipnmes";
    out += (out.empty() ? "" : " ") + std::string(1, kLetters[static_cast<std::size_t>(detail.kind)]) +
           std::string(detail.value.of(text));
  }
  return out;
}

std::string text_of(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

/// "title | container | volume(issue) pages edition"
std::string summary(std::string_view text) {
  const Citation c = plain::read_reference(text, 0);
  return text_of(c.title) + " | " + text_of(c.container_title) + " | " + text_of(c.volume) + "(" +
         text_of(c.issue) + ") " + text_of(c.page) + (c.edition ? " ed " + c.edition->value : "");
}

}  // namespace

TEST_CASE("details are read in the languages of references", "[plain][details]") {
  CHECK(details("Name, Bd. 12, H. 3, 1987, S. 45–67.") == "v12 i3 p45–67");
  CHECK(details("Name, Jg. 34 (1999), Nr. 2, S. 101-120") == "v34 i2 p101-120");
  CHECK(details("Titel. 3. Aufl. Bd. IV. Berlin 1965, S. 12 ff.") == "e3 vIV p12 ff");
  CHECK(details("Titel, 2., überarbeitete und erweiterte Auflage, Berlin") ==
        "e2., überarbeitete und erweiterte");
  CHECK(details("Revue, t. II, n° 3, 1988, p. 45-67") == "vII i3 p45-67");
  CHECK(details("Titre. 2e éd. Paris, 1975, 250 p.") == "e2e n250");
  CHECK(details("Revista, vol. XII, núm. 4, 2003, pp. 33-58") == "vXII i4 p33-58");
  CHECK(details("«Rivista», vol. 45, fasc. 2, 1990, pp. 12-34") == "v45 i2 p12-34");
  CHECK(details("Revista, São Paulo, v. 12, n. 24, p. 33-45, 1992") == "v12 i24 p33-45");
  CHECK(details("Tijdschrift, jrg. 101, nr. 4, 1988, blz. 512-530") == "v101 i4 p512-530");
  CHECK(details("„Kwartalnik”, t. 55, z. 3, 1971, s. 123–145") == "v55 i3 p123–145");
  CHECK(details("Вопросы истории. 1985. Т. 12. № 3. С. 45–67.") == "v12 i3 p45–67");
  CHECK(details("Журнал. — 2005. — Т. 3, №2. — С. 15—22.") == "v3 i2 p15—22");
  CHECK(details("Очерки. 2-е изд. Вып. 4. М., 1978") == "e2-е i4");
  CHECK(details("Tidskrift, årg. 110, nr 2, 1990, s. 34-56") == "v110 i2 p34-56");
  CHECK(details("Časopis, roč. 45, č. 3, 1990, s. 12-30") == "v45 i3 p12-30");
  CHECK(details("Dergisi, c. 12, sy. 3, 1990, ss. 12-30") == "v12 i3 p12-30");
  CHECK(details("Dergisi, C. 12, S. 3, s. 12-30") == "v12 i3 p12-30");
  CHECK(details("Századok, 45. évf., 3. sz., 1990, 12-30. o.") == "v45 i3 p12-30");
  CHECK(details("历史研究, 第3卷第2期, 2005年, 第12-20页") == "v3 i2 p12-20");
  CHECK(details("『雑誌』第3巻第2号、2005年、12-20頁。") == "v3 i2 p12-20");
  CHECK(details("역사연구 제3권 제2호, 2005, 12-20쪽") == "v3 i2 p12-20");
  CHECK(details("Journal vol. 12(3), pp. 45, 47–49") == "v12 i3 p45, 47–49");
  CHECK(details("Journal, Bd. 12/3, 1990") == "v12 i3");
}

TEST_CASE("what may be something else is no detail", "[plain][details]") {
  CHECK(details("Symphony No. 5 in C minor").empty());
  CHECK(details("Technical Report No. 12, 1999").empty());
  CHECK(details("Müller, S. Geschichte. 1990").empty());
  CHECK(details("C. I. M. E., 1973").empty());
  CHECK(details("Coin, c. 1250, London").empty());
  CHECK(details("Program, v. 2.0, 2019").empty());
  CHECK(details("5 S.C. Envtl. L. J. 141").empty());
  CHECK(details("Acta, n. s. 21: 1–15").empty());
  CHECK(details("Handbook, vol. VI (391–394)") == "vVI");
  CHECK(details("Annals, vol. 3 (2004)") == "v3");
  CHECK(details("Soins cadres, 87S, 2013").empty());
  CHECK(details("The encyclopedia of language. 10 volumes. New York") == "m10");
  CHECK(details("Werke, 3 Bde., Berlin") == "m3");
}

TEST_CASE("details lead to the fields of a reference of any language", "[plain][details]") {
  CHECK(summary("García, Juan. «La economía española». Revista de Economía, vol. XII, núm. 4, 2003, "
                "pp. 33-58.") == "La economía española | Revista de Economía | XII(4) 33-58");
  CHECK(summary("Weber, Karl (Hrsg.): Handbuch der Chemie. 3. Aufl. Bd. IV. Springer, Berlin 1965, S. 12.") ==
        "Handbuch der Chemie |  | IV() 12 ed 3");
  CHECK(summary("Yılmaz, Ahmet. Şehrin tarihi. Tarih Dergisi, c. 12, sy. 3, 1990, ss. 12-30.") ==
        "Şehrin tarihi | Tarih Dergisi | 12(3) 12-30");
  CHECK(
      summary("Jansen, P. De geschiedenis van Utrecht. Tijdschrift voor Geschiedenis, jrg. 101, nr. 4, 1988, "
              "blz. 512-530.") ==
      "De geschiedenis van Utrecht | Tijdschrift voor Geschiedenis | 101(4) 512-530");
}

TEST_CASE("details of Russian and Ukrainian references leave no rest in other fields", "[plain][details]") {
  CHECK(summary("Иванов И. И. История города // Вопросы истории. 1985. Т. 12. № 3. С. 45–67.") ==
        "История города | Вопросы истории | 12(3) 45–67");
  CHECK(summary("Шевченко Т. Г. Мова і література // Український журнал. — 2005. — Т. 3, № 2. — С. 15—22.") ==
        "Мова і література | Український журнал | 3(2) 15—22");
  CHECK(summary("Петров П. П. Очерки истории. Вып. 4. М.: Наука, 1978. С. 12–20.") ==
        "Очерки истории |  | (4) 12–20");
}

TEST_CASE("quotes that a volume and an issue follow hold the periodical", "[plain][details]") {
  CHECK(
      summary(
          "Kowalski J., Historia miasta Krakowa, „Kwartalnik Historyczny”, t. 55, nr 3, 1971, s. 123–145.") ==
      "Historia miasta Krakowa | Kwartalnik Historyczny | 55(3) 123–145");
  CHECK(summary("Rossi, Mario. La storia di Roma, in «Rivista storica italiana», vol. 45, fasc. 2, 1990, "
                "pp. 12-34.") == "La storia di Roma | Rivista storica italiana | 45(2) 12-34");
}

TEST_CASE("corner quotes tell the paper from the book", "[plain][details]") {
  const Citation article =
      plain::read_reference("山田太郎・鈴木花子「都市の歴史」『史学雑誌』第3巻第2号、2005年、12-20頁。", 0);
  REQUIRE(article.authors.size() == 2);
  CHECK(to_text(article.authors[1].value) == "鈴木花子");
  CHECK(text_of(article.title) == "都市の歴史");
  CHECK(text_of(article.container_title) == "史学雑誌");
  CHECK(text_of(article.volume) + text_of(article.issue) + text_of(article.page) == "3212-20");
  CHECK(article.type == ItemType::article_journal);
  REQUIRE(article.issued);
  CHECK(to_edtf(article.issued->value) == "2005");
  const Citation book = plain::read_reference("山田太郎『都市の歴史』岩波書店、2005年3月。", 0);
  CHECK(text_of(book.title) == "都市の歴史");
  CHECK(text_of(book.publisher) == "岩波書店");
  REQUIRE(book.issued);
  CHECK(to_edtf(book.issued->value) == "2005-03");
  CHECK(book.type == ItemType::book);
}

TEST_CASE("GB/T 7714 says in square brackets when a page was cited", "[plain][details]") {
  const Citation page = plain::read_reference(
      "李四. 数字图书馆[EB/OL]. (2010-05-01)[2012-03-04]. http://www.example.org/a.html.", 0);
  REQUIRE(page.issued);
  CHECK(to_edtf(page.issued->value) == "2010-05-01");
  REQUIRE(page.accessed);
  CHECK(to_edtf(page.accessed->value) == "2012-03-04");
  CHECK(page.type == ItemType::webpage);
  CHECK(plain::read_reference("赵五. 细胞研究[D]. 北京: 北京大学, 2003.", 0).type == ItemType::thesis);
}

TEST_CASE("the day of access is known by its words in many languages", "[plain][details]") {
  for (const std::string_view words :
       {"(abgerufen am 3. Mai 2014)", "(zuletzt aufgerufen am 03.05.2014)", "(consulté le 3 mai 2014)",
        "[Consulta: 3 de mayo de 2014]", "(consultato il 3 maggio 2014)", "Acesso em: 3 maio 2014",
        "(geraadpleegd op 3 mei 2014)", "(dostęp: 3 maja 2014)", "(дата обращения: 03.05.2014)",
        "(дата звернення: 03.05.2014)", "(Hämtad 2014-05-03)", "[cit. 2014-05-03]",
        "(Erişim tarihi: 3 Mayıs 2014)", "3 Mayıs 2014 tarihinde erişildi", "(2014年5月3日访问)",
        "检索于2014-05-03", "2014年5月3日閲覧", "(viitattu 3.5.2014)", "(besøgt 2014-05-03)"}) {
    INFO(words);
    const Citation c =
        plain::read_reference("Weber, K. Name. 2010. http://example.org/1 " + std::string(words) + ".", 0);
    REQUIRE(c.accessed);
    CHECK(c.accessed->value.begin == CalendarDate{2014, 5, 3});
    CHECK(to_edtf(c.issued->value) == "2010");
  }
}

TEST_CASE("a stop parts the authors from the title in Chinese and Korean", "[plain][details]") {
  const Citation c =
      plain::read_reference("王明, 李华. 城市历史研究. 历史研究, 第3卷第2期, 2005年, 第12-20页.", 0);
  CHECK(c.authors.size() == 2);
  CHECK(text_of(c.title) == "城市历史研究");
  CHECK(text_of(c.container_title) == "历史研究");
  const Citation page =
      plain::read_reference("김철수. 페이지 제목. 2010. http://example.org/1 (2014년 5월 3일 확인).", 0);
  CHECK(text_of(page.title) == "페이지 제목");
  REQUIRE(page.authors.size() == 1);
  CHECK(to_text(page.authors[0].value) == "김철수");
}

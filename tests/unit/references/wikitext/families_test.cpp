// The citation templates of the Wikipedias in other languages: the same model, whatever their words.
#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/wikitext/families/family.hpp"
#include "references/wikitext/templates.hpp"
#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using namespace citecheck::wikitext;

namespace {

Citation cite(const std::string& arguments) {
  const Article article =
      *open_wikitext(std::make_unique<std::istringstream>("<ref>{{" + arguments + "}}</ref>"), "P.wiki")
           ->next();
  CHECK(test::unsound(article) == "");
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

std::string names(const std::vector<Claim<Name>>& claims) {
  std::string out;
  for (const auto& claim : claims) out += (out.empty() ? "" : "; ") + to_text(claim.value);
  return out;
}

std::string text(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "none";
}

std::string edtf(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "none";
}

// One web page as each wiki cites it.
struct Sample {
  const char *arguments, *name;
};

}  // namespace

TEST_CASE("a web page is cited alike in every language", "[wikitext]") {
  const std::vector<Sample> samples = {
      {"Internetquelle|url=http://a.org/x|titel=T|autor=Jana "
       "Muster|hrsg=P|werk=W|datum=2014-02-17|abruf=2015-01-02"
       "|archiv-url=https://web.archive.org/web/20150102030405/http://a.org/"
       "x|archiv-datum=2015-01-02|sprache=de",
       "internetquelle"},
      {"Lien web|url=http://a.org/x|titre=T|prénom=Jana|nom=Muster|éditeur=P|site=W|date=17 février 2014"
       "|consulté le=2 janvier 2015|archive-url=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|archive-date=2 janvier 2015|langue=de",
       "lien web"},
      {"Cita web|url=http://a.org/x|título=T|nombre=Jana|apellidos=Muster|editorial=P|obra=W|fecha=17 de "
       "febrero de 2014"
       "|fechaacceso=2 de enero de 2015|urlarchivo=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|fechaarchivo=2 de enero de 2015|idioma=de",
       "cita web"},
      {"cita web|url=http://a.org/x|titolo=T|nome=Jana|cognome=Muster|editore=P|sito=W|data=17 febbraio 2014"
       "|accesso=2 gennaio 2015|urlarchivio=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|dataarchivio=2 gennaio 2015|lingua=de",
       "cita web"},
      {"Citar web|url=http://a.org/x|titulo=T|primeiro=Jana|ultimo=Muster|editora=P|obra=W|data=17 de "
       "fevereiro de 2014"
       "|acessodata=2 de janeiro de 2015|arquivourl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|arquivodata=2 de janeiro de 2015|lingua=de",
       "citar web"},
      {"Citeer web|url=http://a.org/x|titel=T|voornaam=Jana|achternaam=Muster|uitgever=P|werk=W|datum=17 "
       "februari 2014"
       "|bezochtdatum=2 januari 2015|archiefurl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|archiefdatum=2 januari 2015|taal=de",
       "citeer web"},
      {"Cytuj stronę|url=http://a.org/x|tytuł=T|imię=Jana|nazwisko=Muster|wydawca=P|praca=W|data=17 lutego "
       "2014"
       "|data dostępu=2 stycznia 2015|archiwum=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|zarchiwizowano=2 stycznia 2015|język=de",
       "cytuj stronę"},
      {"cite web|url=http://a.org/x|title=T|author=Jana Muster|publisher=P|website=W|date=17 февраля 2014"
       "|accessdate=2 января 2015|archiveurl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|archivedate=2 января 2015|lang=de",
       "cite web"},
      {"Chú thích web|url=http://a.org/x|tựa đề=T|tên=Jana|họ=Muster|nhà xuất bản=P|tác "
       "phẩm=W|ngày=2014-02-17"
       "|ngày truy cập=2015-01-02|url lưu trữ=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|ngày lưu trữ=2015-01-02|ngôn ngữ=de",
       "chú thích web"},
      {"Chú thích web|url=http://a.org/x|title=T|first=Jana|last=Muster|publisher=P|work=W|date=2014-02-17"
       "|access-date=2015-01-02|archive-url=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|archive-date=2015-01-02|language=de",
       "chú thích web"},
      {"引用网页|网址=http://a.org/x|标题=T|作者=Jana "
       "Muster|出版者=P|网站=W|日期=2014年2月17日|访问日期=2015年1月2日"
       "|存档网址=https://web.archive.org/web/20150102030405/http://a.org/x|存档日期=2015-01-02|语言=de",
       "引用网页"},
      {"Cite "
       "web|和書|url=http://a.org/x|title=T|first=Jana|last=Muster|publisher=P|website=W|date=2014年2月17日"
       "|accessdate=2015-01-02|archiveurl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|archivedate=2015-01-02|language=de",
       "cite web"},
      {"Webbref|url=http://a.org/x|titel=T|förnamn=Jana|efternamn=Muster|utgivare=P|verk=W|datum=2014-02-17"
       "|hämtdatum=2015-01-02|arkivurl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|arkivdatum=2015-01-02|språk=de",
       "webbref"},
      {"Web kaynağı|url=http://a.org/x|başlık=T|ad=Jana|soyadı=Muster|yayıncı=P|eser=W|tarih=17 Şubat 2014"
       "|erişimtarihi=2 Ocak 2015|arşivurl=https://web.archive.org/web/20150102030405/http://a.org/x"
       "|arşivtarihi=2 Ocak 2015|dil=de",
       "web kaynağı"},
  };
  for (const Sample& sample : samples) {
    INFO(sample.arguments);
    const Citation c = cite(sample.arguments);
    CHECK(c.template_name == sample.name);
    CHECK(c.type == ItemType::webpage);
    REQUIRE(c.url);
    CHECK(c.url->value.href() == "http://a.org/x");
    CHECK(text(c.title) == "T");
    CHECK(names(c.authors) == "Jana Muster");
    CHECK(text(c.publisher) == "P");
    CHECK(text(c.container_title) == "W");
    CHECK(edtf(c.issued) == "2014-02-17");
    CHECK(edtf(c.accessed) == "2015-01-02");
    REQUIRE(c.archive_url);
    CHECK(c.archive_url->value.host() == "web.archive.org");
    CHECK(edtf(c.archived) == "2015-01-02");
    CHECK(text(c.language) == "de");
  }
}

TEST_CASE("books and articles in other languages", "[wikitext]") {
  const Citation german = cite(
      "Literatur|Autor=Hans Maier, Eva Beck|Hrsg=Karl "
      "Roth|Titel=T|Sammelwerk=S|Band=3|Nummer=4|Verlag=V|Ort=O"
      "|Datum=1999|Seiten=5–6|ISBN=0-333-65684-9|DOI=10.1000/182|Online=http://a.org|Kommentar=K");
  CHECK(names(german.authors) == "Hans Maier; Eva Beck");
  CHECK(names(german.editors) == "Karl Roth");
  CHECK(text(german.container_title) == "S");
  CHECK(text(german.volume) == "3");
  CHECK(text(german.issue) == "4");
  CHECK(text(german.page) == "5–6");
  CHECK(text(german.publisher_place) == "O");
  CHECK(german.identifiers.size() == 2);
  CHECK(german.type == ItemType::article_journal);
  const Citation french = cite(
      "Ouvrage|prénom1=A|nom1=B|prénom2=C|nom2=D|titre=T|sous-titre=S|tome=2|éditeur=E|lieu=L|passage=5"
      "|pages totales=300|traducteur=F G|isbn=0-333-65684-9");
  CHECK(names(french.authors) == "A B; C D");
  CHECK(text(french.volume) == "2");
  CHECK(text(french.page) == "5");
  REQUIRE(french.contributors.size() == 1);
  CHECK(french.contributors[0].first == "translator");
  CHECK(cite("Article|titre=T|périodique=P|numéro=3").type == ItemType::article_journal);
  CHECK(text(cite("Article|titre=T|périodique=P|pages=503-517").page) == "503-517");
  CHECK_FALSE(cite("Ouvrage|titre=T|pages=320").page);
  CHECK(text(cite("Ouvrage|titre=T|pages=12-15").page) == "12-15");
  CHECK(names(cite("Chapitre|titre=T|titre ouvrage=O|auteurs ouvrage=Françoise Létoublon (éd.)").editors) ==
        "Françoise Létoublon");
  const Citation russian = cite(
      "Книга|автор=Иванов И. И.|заглавие=Т|издание=2-е "
      "изд.|место=М.|издательство=И|год=1999|страницы=5|ref=Иванов");
  CHECK(text(russian.edition) == "2-е изд.");
  CHECK(text(russian.publisher) == "И");
  CHECK(edtf(russian.issued) == "1999");
  CHECK(russian.authors.size() == 1);
  CHECK(text(cite("Статья|автор=А|заглавие=Т|издание=Ж|год=1999|номер=3").container_title) == "Ж");
  CHECK(text(cite("Cytuj pismo|tytuł=T|czasopismo=C|wolumin=1").container_title) == "C");
  CHECK(cite("cita libro|título=T|apellidos=A|nombre=B|año=1999").type == ItemType::book);
  CHECK(text(cite("Публікація|назва=Т|видавництво=В").publisher) == "В");
}

TEST_CASE("templates that only look like citations", "[wikitext]") {
  const auto count = [](const std::string& source) {
    return open_wikitext(std::make_unique<std::istringstream>(source), "P.wiki")->next()->citations.size();
  };
  CHECK(count("{{Article|a}}{{citation|a quotation}}{{citation needed|date=x}}{{cite "
              "check|date=x}}{{Literatur}}") == 1);  // {{Literatur}} is one, if an empty one.
}

TEST_CASE("the tables of the families hold to their form", "[wikitext]") {
  std::set<std::string_view> languages;
  for (const Family* family : families()) {
    INFO(family->language);
    CHECK(languages.insert(family->language).second);
    std::set<std::string_view> templates, parameters;
    for (const CitationTemplate& one : family->templates) {
      CHECK(template_name(one.name) == one.name);
      CHECK(templates.insert(one.name).second);
      CHECK(template_info(one.name).role == Role::citation);
    }
    for (const OtherName& one : family->other_names) {
      INFO(one.from);
      CHECK(template_name(one.from) == one.from);
      CHECK(templates.contains(one.to));
      CHECK_FALSE(templates.contains(one.from));
    }
    for (const Alias& alias : family->parameters) {
      INFO(alias.name);
      CHECK(parameters.insert(alias.name).second);
      if (!family->is_cs1()) CHECK(to_lower(alias.name) == alias.name);
      REQUIRE(find_parameter(*family, alias.name));
      CHECK(find_parameter(*family, alias.name)->field == alias.field);
      const bool is_person = alias.field >= Field::last;
      CHECK((is_person || alias.field == Field::other || alias.field == Field::other_date ||
             alias.field == Field::publisher_or_editors) == !alias.variable.empty());
    }
  }
  std::set<std::string_view> roles;
  for (const TemplateRole& one : template_roles()) {
    INFO(one.name);
    CHECK(template_name(one.name) == one.name);
    CHECK(roles.insert(one.name).second);
    CHECK(template_info(one.name).role == one.role);
  }
}

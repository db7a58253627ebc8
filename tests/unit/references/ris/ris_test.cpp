// The reader of RIS: tags, types, dates, numbers, and files that are not quite RIS.
#include "references/ris/ris.hpp"

#include <random>
#include <sstream>
#include <string>

#include "references/bounds.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& text) {
  Article article = *open_ris(std::make_unique<std::istringstream>(text), "refs/My_list.ris")->next();
  INFO(text);
  CHECK(test::unsound(article) == "");
  return article;
}

Citation only(const std::string& lines, const std::string& type = "JOUR") {
  const Article article = read("TY  - " + type + "\n" + lines + "\nER  - \n");
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

std::string names(const std::vector<Claim<Name>>& list) {
  std::string out;
  for (const auto& name : list) out += to_text(name.value) + ";";
  return out;
}

std::string text(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "-";
}

std::string other(const Citation& citation) {
  std::string out;
  for (const auto& [name, claim] : citation.other) out += name + "=" + claim.value + ";";
  return out;
}

std::string identifiers(const Citation& citation) {
  std::string out;
  for (const auto& claim : citation.identifiers)
    out += std::string(label(claim.value.kind)) + " " + claim.value.value + ";";
  return out;
}

std::string date(const std::string& lines) {
  const Citation citation = only(lines);
  if (!citation.issued) return "none";
  const std::string edtf = to_edtf(citation.issued->value);
  return edtf.empty() ? "\"" + citation.issued->as_written + "\"" : edtf;
}

std::string problems(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out += std::string(problem.kind) + ";";
  return out;
}

const std::string kArticle =
    "TY  - JOUR\r\nID  - berg2014\r\nAU  - van der Berg, Jan\r\nAU  - Doe, John, Jr.\r\nA1  - Acme "
    "Institute\r\n"
    "TI  - On bulbs\r\nT2  - Journal of Bulbs\r\nJO  - J. Bulbs\r\nPY  - 2014\r\nDA  - 2014/02/17/\r\n"
    "Y2  - 2015/05/03\r\nVL  - 12\r\nIS  - 3\r\nSP  - 45\r\nEP  - 67\r\nSN  - 1234-5679\r\nDO  - doi: "
    "10.1000/182\r\n"
    "UR  - http://example.org/a\r\nUR  - http://example.org/b\r\nPB  - Bulb Press\r\nCY  - Kew\r\nLA  - "
    "English\r\n"
    "AB  - Of bulbs\r\nand corms.\r\nKW  - bulb\r\nKW  - corm\r\nN1  - A note\r\nER  - \r\n";

}  // namespace

TEST_CASE("a record of RIS in all its parts", "[ris]") {
  const Article article = read("\xEF\xBB\xBF" + kArticle);
  CHECK(article.problems.empty());
  CHECK(article.title == "My list");
  REQUIRE(article.citations.size() == 1);
  const Citation& c = article.citations[0];
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.template_name == "JOUR");
  CHECK(c.ref_name == "berg2014");
  CHECK(names(c.authors) == "Jan van der Berg;John Doe, Jr.;Acme Institute;");
  CHECK(text(c.title) == "On bulbs");
  CHECK(text(c.container_title) == "Journal of Bulbs");
  CHECK(to_edtf(c.issued->value) == "2014-02-17");
  CHECK(to_edtf(c.accessed->value) == "2015-05-03");
  CHECK(text(c.volume) == "12");
  CHECK(text(c.issue) == "3");
  CHECK(text(c.page) == "45-67");
  CHECK(identifiers(c) == "DOI 10.1000/182;ISSN 1234-5679;");
  CHECK(c.url->value.href() == "http://example.org/a");
  CHECK(text(c.publisher) == "Bulb Press");
  CHECK(text(c.publisher_place) == "Kew");
  CHECK(text(c.language) == "en");
  CHECK(other(c) ==
        "container-title-short=J. Bulbs;URL=http://example.org/b;keyword=bulb, corm;abstract=Of bulbs and "
        "corms.;note=A note;");
}

TEST_CASE("what a tag means depends on the type", "[ris]") {
  const Citation chapter =
      only("TI  - A chapter\nT2  - The book\nA2  - Roe, R.\nSN  - 978-0-333-65684-6\nSP  - 3-5", "CHAP");
  CHECK(chapter.type == ItemType::chapter);
  CHECK(text(chapter.container_title) == "The book");
  CHECK(names(chapter.editors) == "R. Roe;");
  CHECK(identifiers(chapter) == "ISBN 978-0-333-65684-6;");
  CHECK(text(chapter.page) == "3-5");
  const Citation book =
      only("BT  - The book\nT2  - A series\nA2  - Ser, E.\nA3  - Edi, T.\nSP  - 245", "BOOK");
  CHECK(text(book.title) == "The book");
  CHECK(names(book.editors) == "T. Edi;");
  REQUIRE(book.contributors.size() == 1);
  CHECK(book.contributors[0].first == "collection-editor");
  CHECK(other(book) == "collection-title=A series;number-of-pages=245;");
  CHECK(names(only("AU  - Edi, T.", "EDBOOK").editors) == "T. Edi;");
  CHECK(other(only("SN  - TR-12\nM3  - Technical report", "RPRT")) == "number=TR-12;genre=Technical report;");
  CHECK(other(only("ET  - 0.5", "COMP")) == "version=0.5;");
  CHECK(only("TI  - a", "Chap").type == ItemType::chapter);
  CHECK(only("TI  - a", "ODD").type == ItemType::document);
}

TEST_CASE("dates of RIS", "[ris]") {
  CHECK(date("PY  - 2014") == "2014");
  CHECK(date("PY  - 2014///") == "2014");
  CHECK(date("Y1  - 2014/2/17") == "2014-02-17");
  CHECK(date("PY  - 2014///Spring") == "2014-21");
  CHECK(date("PY  - 2014/03//\nDA  - 2014/03/09") == "2014-03-09");
  CHECK(date("PY  - 2014\nDA  - May 3") == "2014-05-03");
  CHECK(date("PY  - 1984 - 1985") == "1984/1985");
  CHECK(date("DA  - 2021-10-24") == "2021-10-24");
  CHECK(date("PY  - in press") == "\"in press\"");
  CHECK(date("TI  - a") == "none");
  CHECK(other(only("PY  - 2014\nY1  - 2014///\nDA  - 2014")).empty());
  CHECK(other(only("PY  - 2014\nDA  - 2015/01/02")) == "da=2015/01/02;");
}

TEST_CASE("numbers and links in one field", "[ris]") {
  CHECK(identifiers(only("SN  - 1234-5679 (Print) 0028-0836 (Electronic)")) ==
        "ISSN 1234-5679;ISSN 0028-0836;");
  CHECK(identifiers(only("SN  - ISBN 978 0 333 65684 6; 0333656849", "BOOK")) ==
        "ISBN 978 0 333 65684 6;ISBN 0333656849;");
  CHECK(identifiers(only("SN  - 97812345", "BOOK")) == "ISSN 97812345;");
  CHECK(identifiers(only("SN  - 978123", "BOOK")) == "ISBN 978123;");
  CHECK(identifiers(only("AN  - 123456\nDB  - PubMed\nC2  - PMC99")) == "PMID 123456;PMC 99;");
  const Citation links =
      only("UR  - http://a.org/x;y=1 https://b.org/; http://c.org/ d.pdf\nL1  - file://e.pdf");
  CHECK(links.url->value.href() == "http://a.org/x;y=1");
  CHECK(other(links) == "URL=https://b.org/;URL=http://c.org/ d.pdf;l1=file://e.pdf;");
  CHECK(only("UR  - example.com").url->value.href() == "example.com");
}

TEST_CASE("names of RIS", "[ris]") {
  CHECK(names(only("AU  - Toparlar,Y.\nAU  - Smith, A.; Roe, B.").authors) == "Y. Toparlar;A. Smith;B. Roe;");
  const Citation cut = only("AU  - Doe, J.\nAU  - et al.");
  CHECK(names(cut.authors) == "J. Doe;");
  CHECK(cut.authors_truncated);
  CHECK(cut.authors[0].as_written == "Doe, J.");
}

TEST_CASE("files that are not quite RIS", "[ris]") {
  const Article loose = read("Provider: x\n\nTY -  BOOK\nTI - A\nER\nTY  - JOUR\rTI  - B\rER  -\r");
  REQUIRE(loose.citations.size() == 2);
  CHECK(text(loose.citations[0].title) == "A");
  CHECK(text(loose.citations[1].title) == "B");
  CHECK(loose.problems.empty());
  const Article open = read("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n");
  CHECK(open.citations.size() == 2);
  CHECK(problems(open) == "missing-end;missing-end;");
  CHECK(open.problems[0].span.begin == 19);
  const Article broken = read("TI  - A\nVL  - 3\nnot a tag\nER  - \nTY  - JOUR\nTI  - B\nER  - \n");
  CHECK(broken.citations.size() == 2);
  CHECK(problems(broken) == "missing-type;broken-line;");
  CHECK(text(broken.citations[0].volume) == "3");
  CHECK(text(only("TI  - MRI in\nT1-weighted and\nT2- and T1-scans").title) ==
        "MRI in T1-weighted and T2- and T1-scans");
  CHECK(other(only("XQ  - odd")) == "xq=odd;");
  CHECK(problems(read("Nothing of the kind.")) == "no-record;");
}

TEST_CASE("EndNote's refer format", "[ris]") {
  const Article article = read(
      "%0 Journal Article\n%A Smith, Ann\n%A Doe, J.\n%T On bulbs\n%J Journal of Bulbs\n%D 2014\n%8 May "
      "3\n%V 12\n"
      "%N 3\n%P 45-67\n%@ 1234-5679\n%R 10.1000/182\n%X One.\n\nTwo.\n%K a\nb\n\n%0 Book\n%T Second\n%E Roe, "
      "R.\n");
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 2);
  const Citation& c = article.citations[0];
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.template_name == "Journal Article");
  CHECK(names(c.authors) == "Ann Smith;J. Doe;");
  CHECK(text(c.container_title) == "Journal of Bulbs");
  CHECK(to_edtf(c.issued->value) == "2014-05-03");
  CHECK(text(c.page) == "45-67");
  CHECK(identifiers(c) == "DOI 10.1000/182;ISSN 1234-5679;");
  CHECK(other(c) == "keyword=a, b;abstract=One. Two.;");
  CHECK(names(article.citations[1].editors) == "R. Roe;");
}

TEST_CASE("damaged RIS is sound", "[ris][property]") {
  for (std::size_t size = 0; size <= kArticle.size(); ++size) read(kArticle.substr(0, size));
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices{"\n", "TY  - ",  "ER  - ", "  - ", "\xFF",
                                         ";",  "http://", "%A ",    "\r",   "SN  - 1 2 3"};
  for (int round = 0; round < 400; ++round) {
    std::string damaged = kArticle + kArticle;
    for (int i = 0; i < 8; ++i) {
      const std::size_t at = below(damaged.size());
      if (below(2) == 0)
        damaged.erase(at, 1 + below(12));
      else
        damaged.insert(at, splices[below(splices.size())]);
    }
    read(damaged);
  }
}

TEST_CASE("records of any size are read in linear time", "[ris]") {
  std::string many = "TY  - JOUR\n";
  for (int i = 0; i < 40'000; ++i)
    many += "KW  - k\nUR  - http://a.org/\nXX  - " + std::to_string(i) + "\nAU  - A, B\n";
  CHECK(read(many + "ER  - \n").citations.size() == 1);
}

TEST_CASE("RIS of more people than any work has counts as cut", "[ris]") {
  std::string lines;
  for (std::size_t i = 0; i < kMostPeople; ++i) lines += "AU  - Doe, J\n";
  CHECK_FALSE(only(lines).authors_truncated);
  const Citation citation = only(lines + "AU  - Roe, J\nTI  - A title");
  CHECK(citation.authors.size() == kMostPeople);
  CHECK(citation.authors_truncated);
  CHECK(citation.title->value == "A title");
}

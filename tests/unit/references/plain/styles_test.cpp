// One reference of every common style, field by field, and the lists they come in.
#include <memory>
#include <sstream>
#include <string>

#include "references/plain/plain.hpp"
#include "references/plain/segment.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string text_of(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

std::string names(const std::vector<Claim<Name>>& claims) {
  std::string out;
  for (const auto& claim : claims) out += (out.empty() ? "" : " + ") + to_inverted_text(claim.value);
  return out;
}

std::string date_of(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "";
}

/// "authors | date | title | container | volume(issue) | page | place: publisher"
std::string summary(const Citation& c) {
  return names(c.authors) + " | " + date_of(c.issued) + " | " + text_of(c.title) + " | " +
         text_of(c.container_title) + " | " + text_of(c.volume) + "(" + text_of(c.issue) + ") | " +
         text_of(c.page) + " | " + text_of(c.publisher_place) + ": " + text_of(c.publisher);
}

Citation cite(std::string_view text) {
  return plain::read_reference(text, 0);
}

Article read(const std::string& text) {
  return *open_plain(std::make_unique<std::istringstream>(text), "article.txt")->next();
}

}  // namespace

TEST_CASE("references of every common style are told apart", "[plain]") {
  CHECK(summary(cite("Aldous, M. T., & Brennick, P. (2011). Feeding rhythms of the lesser marsh wader. "
                     "Journal of Imagined "
                     "Ornithology, 14(3), 211-229.")) ==
        "Aldous, M. T. + Brennick, P. | 2011 | Feeding rhythms of the lesser marsh wader | Journal of "
        "Imagined Ornithology | "
        "14(3) | 211-229 | : ");
  CHECK(summary(cite("Dunmore, Alistair. The Saltmarsh Year. 2nd ed. Edinburgh: Harrow Press, 2003.")) ==
        "Dunmore, Alistair | 2003 | The Saltmarsh Year |  | () |  | Edinburgh: Harrow Press");
  CHECK(summary(cite("Carrow, Helen. \"Nets and Nests: Catching Waders at Night.\" Tidal Studies Quarterly, "
                     "vol. 7, no. 2, "
                     "1998, pp. 33-51.")) ==
        "Carrow, Helen | 1998 | Nets and Nests: Catching Waders at Night | Tidal Studies Quarterly | 7(2) | "
        "33-51 | : ");
  CHECK(summary(cite(
            "Smith J, Doe AB. Effects of salt on marsh grass growth. J Coast Ecol. 2012;30(15):1750-4.")) ==
        "Smith, J + Doe, AB | 2012 | Effects of salt on marsh grass growth | J Coast Ecol | 30(15) | 1750-4 "
        "| : ");
  CHECK(
      summary(cite(
          "M. L. Okafor, “Deep marsh networks,” IEEE Trans. Wetl. Comput., vol. 3, no. 2, pp. 101–110, Feb. "
          "2016.")) ==
      "Okafor, M. L. | 2016-02 | Deep marsh networks | IEEE Trans. Wetl. Comput | 3(2) | 101–110 | : ");
  CHECK(summary(cite("Brown, T. (2014) 'Tidal economies', Journal of Shore Finance, 12(4), pp. 55–70.")) ==
        "Brown, T. | 2014 | Tidal economies | Journal of Shore Finance | 12(4) | 55–70 | : ");
  const Citation german = cite(
      "Müller, Hans und Schmidt, Eva: Das Watt im Winter. In: Krause, Peter (Hrsg.): Handbuch der "
      "Küstenkunde. Hamburg: "
      "Nordverlag 1999, S. 120–145.");
  CHECK(summary(german) ==
        "Müller, Hans + Schmidt, Eva | 1999 | Das Watt im Winter | Handbuch der Küstenkunde | () | 120–145 | "
        "Hamburg: "
        "Nordverlag");
  CHECK(names(german.editors) == "Krause, Peter");
}

TEST_CASE("the marks of GB/T 7714 say what is cited", "[plain]") {
  const Citation article = cite("张伟, 李娜. 湿地鸟类研究进展[J]. 生态学杂志, 2015, 34(2): 120-128.");
  CHECK(summary(article) == "张伟 + 李娜 | 2015 | 湿地鸟类研究进展 | 生态学杂志 | 34(2) | 120-128 | : ");
  CHECK(article.type == ItemType::article_journal);
  const Citation book = cite("王强．文献引用方法［M］．北京：科学出版社，2008：12-15．");
  CHECK(summary(book) == "王强 | 2008 | 文献引用方法 |  | () | 12-15 | 北京: 科学出版社");
  CHECK(book.type == ItemType::book);
  const Citation english = cite("SMITH J, DOE A. Salt and grass[J]. Coastal Letters, 2010, 5(2): 1-9.");
  CHECK(text_of(english.title) == "Salt and grass");
  CHECK(names(english.authors) == "SMITH, J + DOE, A");
}

TEST_CASE("what is broken over two lines is mended, and its place kept", "[plain]") {
  const std::string text =
      "Eaves K, Fenwick LM. Prevalence of feather mites in over-\n    wintering dunlin. Ann Avian Med. "
      "2015;22:301-9. "
      "http://www.example.org/data/\n    feather-mites.html";
  const Citation c = cite(text);
  CHECK(text_of(c.title) == "Prevalence of feather mites in overwintering dunlin");
  REQUIRE(c.url);
  CHECK(c.url->value.href() == "http://www.example.org/data/feather-mites.html");
  CHECK(c.url->as_written == c.url->span.of(text));
  CHECK(c.title->as_written == c.title->span.of(text));
}

TEST_CASE("URLs are mended only where they can but go on", "[plain]") {
  const auto url = [](std::string_view text) {
    const Citation c = cite(text);
    return c.url ? c.url->value.href() : "";
  };
  CHECK(url("A. http:// www.example.org/a. Accessed") == "http://www.example.org/a");
  CHECK(url("A. http://example.org/ Accessed 5 May 2014.") == "http://example.org/");
  CHECK(url("A. http://example.org/\nAccessed 5 May 2014.") == "http://example.org/");
  CHECK(url("A. http://example.org/a and more") == "http://example.org/a");
  CHECK(url("A. http://example.org/a/ b_c.pdf (x)") == "http://example.org/a/b_c.pdf");
  CHECK(url("A. www.example.org/x.") == "http://www.example.org/x");
  CHECK(url("A. https://doi.org/ 10.5072/ab.12") == "https://doi.org/10.5072/ab.12");
}

TEST_CASE("identifiers are found without the word before them", "[plain]") {
  const Citation c = cite("Doe, J. (2014). Things. Some Journal, 3, 1-2. 10.1234/abc.56");
  REQUIRE(c.identifiers.size() == 1);
  CHECK(c.identifiers[0].value.value == "10.1234/abc.56");
  CHECK(cite("Doe, J. (2014). Version 10.2/3 of things.").identifiers.empty());
}

TEST_CASE("wrapped lists with hanging indents, pages between", "[plain]") {
  const Article article = read(
      "On Waders\n\nText.\n\nReferences\n\n"
      "Aldous, M. T. (2011). Feeding rhythms of the lesser marsh\n    wader. Imagined Ornithology, 14(3), "
      "211-229.\n"
      "Dunmore, Alistair. The Saltmarsh Year. Edinburgh: Harrow\n\n                12\n\n    Press, 2003.\n"
      "Eaves, K. (2015). Feather mites. Annals of Avian Care, 2, 1-9.\n\nAppendix\n\nNothing of note here, "
      "truly.\n");
  REQUIRE(article.citations.size() == 3);
  CHECK(text_of(article.citations[0].title) == "Feeding rhythms of the lesser marsh wader");
  CHECK(text_of(article.citations[1].publisher_place) == "Edinburgh");
  CHECK(names(article.citations[2].authors) == "Eaves, K.");
}

TEST_CASE("labels of every kind, and marks by key", "[plain]") {
  for (const std::string open : {"", "[", "("}) {
    const std::string close = open.empty() ? "." : open == "[" ? "]" : ")";
    const Article article = read("T\n\nReferences\n\n" + open + "1" + close +
                                 " Smith, J. (2014). One thing of note. Work, 1, 2-3.\n" + open + "2" +
                                 close + " Doe, A. (1999). Other things of note.\n    45. London: Press.\n");
    INFO(open);
    REQUIRE(article.citations.size() == 2);
    CHECK(article.citations[1].label == "2");
  }
  const Article raised =
      read("T\n\nNotes\n\n¹ Smith, J. (2014). One thing.\n² Doe, A. (1999). Other things.\n");
  REQUIRE(raised.citations.size() == 2);
  const Article bare =
      read("T\n\nReferences\n\n1 Smith, J. (2014). One thing.\n2 Doe, A. (1999). Other things.\n");
  REQUIRE(bare.citations.size() == 2);
  const Article keyed = read(
      "T\n\nAs said [Smi14, p. 3] and [Doe99].\n\n[Smi14] Smith, J. (2014). One thing.\n[Doe99] Doe, A. "
      "(1999). Things.\n");
  REQUIRE(keyed.citations.size() == 2);
  CHECK(keyed.citations[0].label == "Smi14");
  CHECK(keyed.citations[0].marks.size() == 1);
  CHECK(keyed.citations[1].marks.size() == 1);
}

TEST_CASE("a file that is nothing but references", "[plain]") {
  const Article lines = read(
      "Smith J, Doe AB. Effects of salt on marsh grass. J Coast Ecol. 2012;30(15):1750-4.\n"
      "Carrow, Helen. The Saltmarsh Year. Edinburgh: Harrow Press, 2003.\n");
  REQUIRE(lines.citations.size() == 2);
  CHECK(lines.title.empty());
  const Article prose = read(
      "However, in 1995 things changed for Anna Smith and her town.\n\nLater, in 1999, Doe left.\n\nThe end "
      "came in 2001.\n");
  CHECK(prose.citations.empty());
}

TEST_CASE("headings of many languages begin the list", "[plain]") {
  for (const std::string heading :
       {"References", "7. References", "BIBLIOGRAPHY:", "Works Cited", "Literaturverzeichnis",
        "Références bibliographiques", "参考文献", "Список литературы"}) {
    INFO(heading);
    const Article article =
        read("T\n\nText.\n\n" + heading +
             "\n\nSmith, J. (2014). A title of some length. Some Journal, 12(3), 45–67.\n");
    CHECK(article.citations.size() == 1);
  }
}

TEST_CASE("a title that the caller knows is taken as it is", "[plain]") {
  const std::string text = "Doe, J., The Odd, Unlikely Title of 1999, Press, London, 2004.";
  const std::size_t at = text.find("The Odd");
  const Citation c = plain::read_reference(text, 0, Span{at, text.find(", Press")});
  CHECK(text_of(c.title) == "The Odd, Unlikely Title of 1999");
  CHECK(names(c.authors) == "Doe, J.");
}

TEST_CASE("software, bylines and dates behind a container are told apart", "[plain]") {
  const Citation language = cite(
      "R Core Team. R: A language and environment for imagined statistics. R Foundation for "
      "Imagined Statistics, Vienna. 2020. https://example.org/r");
  CHECK(names(language.authors) == "R Core Team");
  CHECK(text_of(language.title) == "R: A language and environment for imagined statistics");
  const Citation tool = cite(
      "Plorin A, Dask B. mytool: a program for tide tables. Version 2.3. Depot. 2019. "
      "https://doi.org/10.5072/tool.1");
  CHECK(names(tool.authors) == "Plorin, A + Dask, B");
  CHECK(text_of(tool.container_title) != "Version");
  const Citation weekly = cite("Müller, Hans: Der Titel. In: Die Zeit, 5. Mai 2014, S. 4.");
  CHECK(text_of(weekly.container_title) == "Die Zeit");
  CHECK(date_of(weekly.issued) == "2014-05-05");
}

TEST_CASE("a book with its publisher behind it has a title", "[plain]") {
  for (const std::string text :
       {"Brennick, P. and N. Okafor. 2004. The drowned villages of the northern coast. Harbour Press, "
        "Chicago.",
        "Okafor, Ngozi. The drowned villages of the northern coast. Chicago: Harbour Press, 1998.",
        "LEFÈVRE Jean, The drowned villages of the northern coast, Paris, Éditions du Large, 1987, 212 p."}) {
    INFO(text);
    CHECK(text_of(cite(text).title) == "The drowned villages of the northern coast");
  }
}

TEST_CASE("what cannot be segmented keeps its year and identifiers", "[plain]") {
  const Citation c = cite("illegible scan 1987 xx yy doi:10.5072/abc.12 https://example.org/a");
  CHECK(date_of(c.issued) == "1987");
  CHECK(c.identifiers.size() == 1);
  CHECK(c.url);
  CHECK_FALSE(c.title);
}

TEST_CASE("marks of weight, years in a title and bodies are not taken for something else", "[plain]") {
  CHECK(
      names(cite("•• Kardaun S et al. Drug reaction with eosinophilia and systemic symptoms. Br J Dermatol. "
                 "2013;169(5):1071–80.")
                .authors) == "Kardaun, S");
  const Citation review = cite(
      "Ramasamy SN et al. Allopurinol hypersensitivity: a systematic review of all published cases, "
      "1950–2012. "
      "Drug Saf. 2013;36(10):953–80.");
  CHECK(date_of(review.issued) == "2013");
  CHECK(text_of(review.title) ==
        "Allopurinol hypersensitivity: a systematic review of all published cases, 1950–2012");
  const Citation first = cite(
      "Day RO et al. Clinical pharmacokinetics and pharmacodynamics of allopurinol and oxypurinol. Clin "
      "Pharmacokinet. 2007;46(8):623–44.");
  CHECK(names(first.authors) == "Day, RO");
  CHECK(first.editors.empty());
  const Citation body = cite(
      "Dalbeth N, Stamp L. Allopurinol dosing in renal impairment: walking the tightrope between adequate "
      "urate "
      "lowering and adverse events. Seminars in dialysis. 2007. Wiley Online Library.");
  CHECK(body.editors.empty());
}

TEST_CASE("bodies are authors, and pages stuck to a word are pages", "[plain]") {
  const Citation body = cite(
      "National Institute for health and Clinical Effectiveness (2008) Stroke: Diagnosis and initial "
      "management "
      "of acute stroke. Available: http://example.org/stroke-cg68 Accessed 25th March 2013.");
  REQUIRE(body.authors.size() == 1);
  CHECK(body.authors[0].value.literal == "National Institute for health and Clinical Effectiveness");
  const Citation network = cite(
      "Scottish Intercollegiate Guidelines Network (2010) Management of patients with stroke: "
      "rehabilitation, "
      "prevention and management of complications, and discharge planning no 118. Available: "
      "http://example.org/index.html Accessed 25th March 2013.");
  CHECK(names(network.authors) == "Scottish Intercollegiate Guidelines Network");
  CHECK_FALSE(network.container_title);
  const Citation pages = cite(
      "Curry Rogers K (2005) Titanosauria: a phylogenetic overview. In: Curry Rogers K, Wilson JA, editors. "
      "The "
      "sauropods: evolution and paleobiology. Berkeley: University of California Press.pp. 50–103.");
  CHECK(text_of(pages.publisher) == "University of California Press");
  CHECK(text_of(pages.page) == "50–103");
  const Citation chapter = cite(
      "Ritchie J, Spencer L (1994) Qualitative data analysis for applied policy research. In: Bryman A, "
      "Burgess "
      "R, editors. Analysing Qualitative Data. London: Routledge. pp. 173–194.");
  CHECK_FALSE(chapter.edition);
  CHECK(text_of(chapter.container_title) == "Analysing Qualitative Data");
}

TEST_CASE("a quotation with the page it is from is no title", "[plain]") {
  for (const std::string_view note :
       {"\"Any classical algorithm can be described in a finite number of words\" (Rogers 1987:2).",
        "\"An algorithm has zero or more inputs\" (Knuth and Pratt 1973, p. 5)."}) {
    INFO(note);
    CHECK_FALSE(plain::read_titled(note, 0).title);
    CHECK_FALSE(cite(note).title);
  }
  CHECK(text_of(plain::read_titled("\"The title of a page\" (PDF). The Herald. 2004.", 0).title) ==
        "The title of a page");
  CHECK(text_of(plain::read_titled("\"The title of a page\" (Reuters, 2004).", 0).title) ==
        "The title of a page");
}

TEST_CASE("a month in a title is not the date where a year stands beside it", "[plain]") {
  CHECK_FALSE(plain::read_statements(
                  "Skirda, A. Facing the Enemy: From Proudhon to May 1968. AK Press, 2002, p. 191.", 0)
                  .issued);
  CHECK(date_of(plain::read_statements("The Herald, May 2002, p. 3.", 0).issued) == "2002-05");
  CHECK(date_of(plain::read_statements("The Games of 1999. The Herald, 5 May 2002, p. 3.", 0).issued) ==
        "2002-05-05");
}

TEST_CASE("initials before a quoted title keep their dots", "[plain]") {
  const Citation c = cite(
      "Fowler, R.B. \"The Anarchist Tradition.\" The Western Quarterly, Vol. 25, No. 4. (December, "
      "1972), pp. 743–744.");
  CHECK(names(c.authors) == "Fowler, R.B.");
}

TEST_CASE("a byline behind a quoted title names the author", "[plain]") {
  const Citation c =
      plain::read_titled("Some took part in the group. \"Pensée et action\" by Cédric Guérin", 0);
  CHECK(names(c.authors) == "Guérin, Cédric");
  CHECK_FALSE(c.container_title);
}

TEST_CASE("APA's dots, theses and bodies are read", "[plain]") {
  const Citation dots = cite(
      "Lee, K., Park, S., ... & Kim, H. (2021). Deep learning for all. Journal of Learning, 139, 5910–5920.");
  CHECK(names(dots.authors) == "Lee, K. + Park, S. + Kim, H.");
  CHECK(dots.authors_truncated);
  CHECK(names(cite("Lee, K., Park, S., . . . Kim, H. (2021). Deep learning for all. Journal of Learning, "
                   "139, 5910–5920.")
                  .authors) == "Lee, K. + Park, S. + Kim, H.");
  const Citation body = cite(
      "U.S. Department of Health and Human Services. (2014). The health consequences of smoking. "
      "https://example.org/full-report.pdf");
  REQUIRE(body.authors.size() == 1);
  CHECK(body.authors[0].value.literal == "U.S. Department of Health and Human Services");
  CHECK(body.type == ItemType::webpage);
  const Citation thesis = cite(
      "Taylor, M. (2016). Untitled work on bees [Doctoral dissertation, University of Leeds]. "
      "White Rose eTheses. http://example.org/12345/");
  CHECK(thesis.type == ItemType::thesis);
  CHECK(text_of(thesis.publisher) == "University of Leeds");
}

TEST_CASE("volumes that are counted, months and pointers are no volume and no publisher", "[plain]") {
  const Citation volumes = cite(
      "Asher, R. E. (ed.). 1994. The encyclopedia of language and linguistics. 10 volumes. New "
      "York: Pergamon");
  CHECK_FALSE(volumes.volume);
  CHECK(text_of(volumes.publisher) == "Pergamon");
  const Citation link = cite(
      "Lowry Landfill Trust. 1992. Lowry Landfill Superfund Site Remedial Investigation, Denver, "
      "Colorado. Further information available at: http://example.org/co/lowry/.");
  CHECK_FALSE(link.publisher);
  CHECK(names(cite("- Y. GAUDEMET, « L’administration au grand jour : France », in Société de législation "
                   "comparée, "
                   "1983, p. 39.")
                  .authors) == "GAUDEMET, Y.");
}

TEST_CASE("what has an edition and a publisher is a book", "[plain]") {
  CHECK(cite("Smith, J. (Ed.). (2015). Handbook of Testing (2nd ed., Vol. 3). Springer.").type ==
        ItemType::book);
}

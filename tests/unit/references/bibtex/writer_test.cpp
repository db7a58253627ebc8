// The writer of BibTeX: what it writes of one citation, and that nothing is lost on the way from BibTeX to
// the model, to BibTeX, to the model.
#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "references/bibtex/bibtex_writer.hpp"
#include "references/bibtex/fields.hpp"
#include "references/reader.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/references/bibtex/shown.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

std::string write(const Article& article) {
  BibtexWriter writer;
  std::string out;
  for (const Citation& citation : article.citations) out += writer.entry(article, citation) + "\n";
  return out;
}

std::string written(std::string_view bibtex) {
  return write(test::read_bibtex(bibtex));
}

std::string shown(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations) out += test::shown(citation) + "\n";
  return out;
}

/// What is lost or changed on the way there and back; "" if nothing is.
void check_round_trip(const std::string& bibtex) {
  const Article first = test::read_bibtex(bibtex);
  const std::string once = write(first);
  const Article second = test::read_bibtex(once);
  INFO(bibtex);
  INFO(once);
  REQUIRE(test::unsound(first) == "");
  REQUIRE(test::unsound(second) == "");
  REQUIRE(shown(first) == shown(second));
  REQUIRE(write(second) == once);
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string database() {
    std::string out;
    const std::size_t entries = 1 + below(4);
    for (std::size_t i = 0; i < entries; ++i) out += entry(i);
    return out;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& list) {
    return list[below(N)];
  }

  std::string entry(std::size_t number) {
    static constexpr std::array kTypes{
        "article",     "book",         "inproceedings", "incollection", "online",     "report",
        "thesis",      "misc",         "dataset",       "unpublished",  "patent",     "inbook",
        "proceedings", "collection",   "mastersthesis", "manual",       "periodical", "software",
        "booklet",     "conversation", "inreference",   "techreport",   "www",        "review",
        "mvbook",      "standard",     "phdthesis"};
    std::string out = "@" + one_of(kTypes) + "{key" + std::to_string(number) + ",\n";
    const std::size_t fields = 1 + below(14);
    for (std::size_t i = 0; i < fields; ++i) {
      const auto row = static_cast<std::uint16_t>(below(bibtex::field_rows()));
      const std::string name(bibtex::field_row(row).name);
      if (name == "crossref" || name == "xdata") continue;
      out += "  " + name + " = {" + value(row, name) + "},\n";
    }
    if (below(5) == 0) out += "  unheard-of = {" + text() + "},\n";
    return out + "}\n";
  }

  std::string value(std::uint16_t row, const std::string& name) {
    const auto kind = bibtex::field_row(row).kind;
    if (kind == bibtex::Kind::names || name == "author" || name == "editor") return names();
    if (kind == bibtex::Kind::date || name.ends_with("date")) return date();
    if (name == "year") return below(4) == 0 ? date() : std::to_string(1900 + below(120));
    if (name == "month") return one_of(std::array{"2", "feb", "May", "14", "may 3", "June--July", "spring"});
    if (name == "day") return std::to_string(1 + below(31));
    if (name == "url" || name == "archiveurl") return url();
    if (name == "isbn")
      return one_of(std::array{"0-333-65684-9", "978-3-16-148410-0, 0333656849", "1 (print)"});
    if (name == "pages") return one_of(std::array{"1--9", "12", "1-3, 5", "M-1--M-4", "42--", "e12"});
    if (name == "eprint") return one_of(std::array{"1501.00001", "math/0307200v3", "12345", "x y"});
    if (name == "eprinttype") return one_of(std::array{"arxiv", "pubmed", "other", "jstor"});
    if (name == "howpublished" || name == "note")
      return below(2) == 0 ? text() : "\\url{" + url() + "}, accessed 3 May 2014";
    if (name == "editortype" || name.ends_with("type"))
      return one_of(std::array{"compiler", "redactor", "x"});
    if (name == "entrysubtype") return one_of(std::array{"magazine", "newspaper", "other"});
    return text();
  }

  std::string word() {
    static constexpr std::array kWords{"Bees",
                                       "of",
                                       "the",
                                       "{DNA}",
                                       "na\\\"ive",
                                       "{\\H o}",
                                       "``quoted''",
                                       "--",
                                       "a---b",
                                       "\\&",
                                       "50\\%",
                                       "$x^2$",
                                       "\\emph{in}",
                                       "\\LaTeX{}",
                                       "Ünal",
                                       "iPhone",
                                       "~",
                                       "it's",
                                       "\\_",
                                       "\\#1",
                                       "\\{x\\}",
                                       "a~b",
                                       "\\ss",
                                       "?",
                                       "and",
                                       "C++",
                                       "{A and B}",
                                       "\\textsuperscript{2}",
                                       "$\\alpha$",
                                       "\\textbackslash{}",
                                       "''",
                                       "`x'",
                                       "http://a.org/x_y",
                                       "\\^{}",
                                       "\"q\""};
    return one_of(kWords);
  }

  std::string text() {
    std::string out = word();
    for (std::size_t i = below(6); i > 0; --i) out += " " + word();
    return out;
  }

  std::string names() {
    static constexpr std::array kNames{"Ann Lee",
                                       "Lee, Ann",
                                       "van der Berg, Jan",
                                       "Ludwig van Beethoven",
                                       "Lee, Jr., Bo",
                                       "{Acme and Sons}",
                                       "Aristotle",
                                       "{\\v S}mith, Jo",
                                       "family=Doe, given=Al, prefix=Van",
                                       "{de la} Cruz, Ana",
                                       "Mart{\\'\\i}n Luis",
                                       "Jean-Paul O'Neil",
                                       "World Health Organization",
                                       "others",
                                       "Lee, A., Doe, B., Roe, C.",
                                       "M. E. {Van Tuyl}",
                                       "given=Prince"};
    std::string out = one_of(kNames);
    for (std::size_t i = below(3); i > 0; --i) out += " and " + one_of(kNames);
    return out;
  }

  std::string date() {
    return one_of(std::array{"2014-02-17", "1999/2001", "850", "c. 1850", "1850~", "1850?", "2014-13-01",
                             "in press", "n.d.", "{13th Century}", "1999-21", "2001-01-03T15:00:00",
                             "3 May 2014", "199X", "1996-01-01/..", "/2004", "03/04/2014", "-0379-02",
                             "Y17000002"});
  }

  std::string url() {
    return one_of(std::array{"https://example.org/a_b", "http://example.org/\\~{}x",
                             "https://e.org/%20?a=b\\&c=d", "https://e.org/#frag", "https://e.org/a--b",
                             "not a url", "https://e.org/$x^2"});
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("an entry is written for biblatex", "[bibtex][writer]") {
  CHECK(written("@Article(lee, author = \"Ann Lee and others\", title = {The {DNA} of {\\\"O}l},\n"
                "journal = {J.~of Oil \\& Gas}, year = 2014, month = feb, number = 3, pages = {1--9},\n"
                "doi = {10.1000/a_b}, url = {https://e.org/a\\_b}, note = {50\\% off})") ==
        "@article{lee,\n"
        "  author = {Lee, Ann and others},\n"
        "  title = {The {DNA} of Öl},\n"
        "  journaltitle = {J. of Oil \\& Gas},\n"
        "  number = {3},\n"
        "  pages = {1--9},\n"
        "  date = {2014-02},\n"
        "  url = {https://e.org/a_b},\n"
        "  doi = {10.1000/a_b},\n"
        "  note = {50\\% off},\n"
        "}\n\n");
}

TEST_CASE("braces keep the capitals that a style would lower", "[bibtex][writer]") {
  using bibtex::escaped_title;
  CHECK(escaped_title("The Growth of Moss") == "The Growth of Moss");
  CHECK(escaped_title("Using DNA and iPhones") == "Using {DNA} and {iPhones}");
  CHECK(escaped_title("Bees of central Europe found in gardens") ==
        "Bees of central {Europe} found in gardens");
  CHECK(escaped_title("A short answer: Yes, with moss") == "A short answer: Yes, with moss");
}

TEST_CASE("names are written so that they read back", "[bibtex][writer]") {
  using bibtex::written_name;
  CHECK(
      written_name({.family = "Berg", .given = "Jan", .particle = "van der", .suffix = "", .literal = ""}) ==
      "van der Berg, Jan");
  CHECK(written_name({.family = "Lee", .given = "Bo", .particle = "", .suffix = "Jr.", .literal = ""}) ==
        "Lee, Jr., Bo");
  CHECK(written_name({.family = "", .given = "", .particle = "", .suffix = "", .literal = "Acme & Sons"}) ==
        "{Acme \\& Sons}");
  CHECK(written_name({.family = "Doe", .given = "Al", .particle = "Van", .suffix = "", .literal = ""}) ==
        "family={Doe}, given={Al}, prefix={Van}");
  CHECK(written_name({.family = "de la Cruz", .given = "Ana", .particle = "", .suffix = "", .literal = ""}) ==
        "family={de la Cruz}, given={Ana}");
}

TEST_CASE("keys are made and given once", "[bibtex][writer]") {
  Article article;
  article.source = std::make_shared<const std::string>();
  Citation citation;
  Name name;
  name.family = "Müller";
  citation.authors.push_back({name, "", {}});
  citation.issued = Claim<Date>{*parse_edtf("2014-02"), "", {}};
  BibtexWriter writer;
  CHECK(writer.entry(article, citation).starts_with("@misc{muller2014,"));
  CHECK(writer.entry(article, citation).starts_with("@misc{muller2014-2,"));
  citation.ref_name = "a b{c},d";
  CHECK(writer.entry(article, citation).starts_with("@misc{a-b-c--d,"));
}

TEST_CASE("from BibTeX and back nothing is lost", "[bibtex][writer][property]") {
  for (unsigned seed = 1; seed <= 400; ++seed) check_round_trip(Generator(seed).database());
}

TEST_CASE("what others wrote keeps its fields on the way there and back", "[bibtex][writer][corpus]") {
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/bib";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no databases at " << folder);
    return;
  }
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.path().extension() == ".bib") {
      INFO(file.path());
      const Article first = test::read_bibtex(test::read_file(file.path().string()));
      const std::string once = write(first);
      CHECK(write(test::read_bibtex(once)) == once);
    }
}

TEST_CASE("no field is written twice", "[bibtex][writer]") {
  Article article = test::read_bibtex("@misc{k, title={T}, url={http://example.org/a}}");
  Claim<std::string> more;
  for (const char* const url : {"http://example.org/b", "http://example.org/c"}) {
    more.value = url;
    article.citations[0].other.emplace_back("url", more);
  }
  const std::string once = write(article);
  INFO(once);
  CHECK(once.find("url = {http://example.org/a}") != std::string::npos);
  CHECK(once.find("url-2 = {http://example.org/b}") != std::string::npos);
  CHECK(once.find("url-3 = {http://example.org/c}") != std::string::npos);
  CHECK(test::read_bibtex(once).problems.empty());
  CHECK(written(once) == once);
}

namespace {

Article read_as(const char* format, std::string text) {
  return *find_format(format)
              ->open(std::make_unique<std::istringstream>(std::move(text)), "file", {})
              ->next();
}

}  // namespace

TEST_CASE("what other formats state is written so that it reads back", "[bibtex][writer]") {
  const auto stable = [](const char* format, const std::string& text) {
    const std::string once = write(read_as(format, text));
    INFO(once);
    CHECK(written(once) == once);
    return once;
  };
  CHECK(stable("ris", "TY  - BOOK\nTI  - Tides\nSP  - 9\nEP  - 12\nER  - \n").starts_with("@book{"));
  const std::string pages = stable("wikitext",
                                   "<ref>{{cite journal |title=Tides |pages=917–926}}</ref>"
                                   "<ref>{{cite journal |title=Ebb |pages=S1–S9}}</ref>"
                                   "<ref>{{cite journal |title=Flood |pages=77–}}</ref>");
  CHECK(pages.find("pages = {917--926}") != std::string::npos);
  CHECK(pages.find("pages = {S1-S9}") != std::string::npos);
  const std::string comma =
      stable("wikitext", "<ref>{{cite web |title=Tides |url=http://example.org/a,1,}}</ref>");
  CHECK(comma.find("url = {http://example.org/a,1{,}}") != std::string::npos);
  CHECK(test::read_bibtex(comma).citations[0].url->value.href() == "http://example.org/a,1,");
  stable("csl-json", R"([{"id":"a","title":"Two\n  lines","created":"2014-02-03","version":"1 \n 2"}])");
  stable("csl-json", R"([{"id":"a","title":"T","custom":{"fields":{"url":"http://example.org/a_b&c"}}}])");
}

TEST_CASE("real references of every format are written so that they read back", "[bibtex][writer][corpus]") {
  const std::filesystem::path data = CITECHECK_SOURCE_DIR "/../shared/data";
  if (!std::filesystem::exists(data)) {
    WARN("skipped: no real references at " << data);
    return;
  }
  for (const auto& [folder, suffix, format] :
       {std::array{"jats", ".xml", "jats"}, std::array{"ris", ".ris", "ris"},
        std::array{"csl-json", ".json", "csl-json"}, std::array{"wikitext", ".wiki", "wikitext"}})
    for (const auto& file : std::filesystem::recursive_directory_iterator(data / folder)) {
      if (file.path().extension() != suffix || file.file_size() > 150'000) continue;
      INFO(file.path());
      const std::string once = write(read_as(format, test::read_file(file.path().string())));
      CHECK(write(test::read_bibtex(once)) == once);
    }
}

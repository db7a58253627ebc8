// The reader of CSL-JSON: shapes of files, variables, names, dates, and what is not JSON.
#include "references/csl/csl_json.hpp"

#include <sstream>
#include <string>

#include "references/bounds.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& json) {
  Article article = *open_csl_json(std::make_unique<std::istringstream>(json), "refs/My_list.json")->next();
  INFO(json);
  CHECK(test::unsound(article) == "");
  return article;
}

Citation only(const std::string& members) {
  const Article article = read("[{\"id\": \"k\", " + members + "}]");
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

std::string titles(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    out += (citation.title ? citation.title->value : "-") + ";";
  return out;
}

std::string problems(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out += std::string(problem.kind) + ";";
  return out;
}

std::string other(const Citation& citation) {
  std::string out;
  for (const auto& [name, claim] : citation.other) out += name + "=" + claim.value + ";";
  return out;
}

std::string date(const std::string& json) {
  const Citation citation = only("\"issued\": " + json);
  if (!citation.issued) return "none";
  const std::string edtf = to_edtf(citation.issued->value);
  return edtf.empty() ? "\"" + citation.issued->as_written + "\"" : edtf;
}

std::string name(const std::string& json) {
  const Citation citation = only("\"author\": [" + json + "]");
  if (citation.authors.empty()) return citation.authors_truncated ? "et al." : "none";
  const Name& name = citation.authors[0].value;
  if (name.is_literal()) return "=" + name.literal;
  return name.dropping_particle + "|" + name.particle + "|" + name.family + "|" + name.given + "|" +
         name.suffix;
}

}  // namespace

TEST_CASE("items come in many wrappings", "[csl]") {
  CHECK(titles(read(R"([{"id":1,"title":"A"},{"id":2,"title":"B"}])")) == "A;B;");
  CHECK(titles(read(R"({"id":1,"title":"A"})")) == "A;");
  CHECK(titles(read("{\"id\":1,\"title\":\"A\"}\n{\"id\":2,\"title\":\"B\"}\n")) == "A;B;");
  CHECK(titles(read(R"({"items":[{"id":1,"title":"A"}],"more":3})")) == "A;");
  CHECK(titles(read(R"({"status":"ok","message":{"items":[{"title":["A"]},{"title":["B"]}]}})")) == "A;B;");
  CHECK(titles(read(R"({"citationItems":[{"id":7,"itemData":{"id":7,"title":"A"}}]})")) == "A;");
  CHECK(titles(read("\xEF\xBB\xBF[{\"title\":\"A\"}]")) == "A;");
  CHECK(titles(read("[]")).empty());
  const Article dictionary = read(R"({"smith":{"type":"book","title":"A"},"doe":{"title":"B"}})");
  CHECK(titles(dictionary) == "A;B;");
  CHECK(dictionary.citations[0].ref_name == "smith");
  CHECK(dictionary.title == "My list");
}

TEST_CASE("an item of CSL-JSON in all its parts", "[csl]") {
  const std::string json =
      R"([{"id": "smith-2014", "type": "article-journal", "title": "On <i>B. tuberosa</i> &amp; kin",
    "container-title": "Journal of Bulbs", "author": [{"family": "Smith", "given": "Ann"}, {"literal": "The Group"}],
    "editor": [{"family": "Doe", "given": "J."}], "translator": [{"family": "Roe", "given": "R."}],
    "issued": {"date-parts": [["2014", 2, "17"]]}, "accessed": {"raw": "3 May 2015"},
    "original-date": {"date-parts": [[1899]]}, "URL": "https://example.org/a b", "DOI": "https://doi.org/10.1000/182",
    "ISSN": "1234-5679, 0028-0836", "PMCID": "PMC123", "PMID": 42, "volume": 12, "issue": "3", "page": "4-9",
    "publisher": "Bulb Press", "publisher-place": "Kew", "language": "English", "edition": 2, "genre": "Letter",
    "note": "caf\u00e9 \ud83c\udf31"}])";
  const Article article = read(json);
  REQUIRE(article.citations.size() == 1);
  const Citation& c = article.citations[0];
  CHECK(article.problems.empty());
  CHECK(article.text_of(c.span).starts_with("{\"id\""));
  CHECK(c.ref_name == "smith-2014");
  CHECK(c.template_name == "article-journal");
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.title->value == "On B. tuberosa & kin");
  CHECK(c.title->as_written == "On <i>B. tuberosa</i> &amp; kin");
  CHECK(c.container_title->value == "Journal of Bulbs");
  REQUIRE(c.authors.size() == 2);
  CHECK(to_text(c.authors[0].value) == "Ann Smith");
  CHECK(c.authors[1].value.literal == "The Group");
  CHECK(c.editors.size() == 1);
  REQUIRE(c.contributors.size() == 1);
  CHECK(c.contributors[0].first == "translator");
  CHECK(to_edtf(c.issued->value) == "2014-02-17");
  CHECK(c.issued->as_written == R"({"date-parts": [["2014", 2, "17"]]})");
  CHECK(to_edtf(c.accessed->value) == "2015-05-03");
  CHECK(c.accessed->as_written == "3 May 2015");
  REQUIRE(c.other_dates.size() == 1);
  CHECK(to_edtf(c.other_dates[0].second.value) == "1899");
  CHECK(c.url->value.href() == "https://example.org/a b");
  REQUIRE(c.identifiers.size() == 5);
  CHECK(c.identifiers[0].value.value == "10.1000/182");
  CHECK(c.identifiers[2].value.value == "0028-0836");
  CHECK(article.text_of(c.identifiers[2].span) == "0028-0836");
  CHECK(c.identifiers[3].value.value == "123");
  CHECK(c.volume->value == "12");
  CHECK(c.edition->value == "2");
  CHECK(c.language->value == "en");
  CHECK(other(c) == "genre=Letter;note=café 🌱;");
}

TEST_CASE("dates of CSL-JSON", "[csl]") {
  CHECK(date(R"({"date-parts":[[2014,2,17]]})") == "2014-02-17");
  CHECK(date(R"({"date-parts":[["2014","02"]]})") == "2014-02");
  CHECK(date(R"({"date-parts":[[2014,2,17],[2014,3,1]]})") == "2014-02-17/2014-03-01");
  CHECK(date(R"({"date-parts":[[2014],[null]]})") == "2014");
  CHECK(date(R"({"date-parts":[2014,5]})") == "2014-05");
  CHECK(date(R"({"date-parts":[[2014,0,0]]})") == "2014");
  CHECK(date(R"({"date-parts":[["2014","May"]]})") == "2014-05");
  CHECK(date(R"({"date-parts":[[-44,3,15]]})") == "-0044-03-15");
  CHECK(date(R"({"date-parts":[[null]]})") == "none");
  CHECK(date(R"({"date-parts":[[]]})") == "none");
  CHECK(date(R"({"date-parts":[[2014]],"season":2})") == "2014-22");
  CHECK(date(R"({"date-parts":[[2014]],"season":"Fall"})") == "2014-23");
  CHECK(date(R"({"date-parts":[[2014,13]]})") == "2014-21");
  CHECK(date(R"({"date-parts":[[1850]],"circa":true})") == "1850~");
  CHECK(date(R"({"date-parts":[[1850]],"circa":0})") == "1850");
  CHECK(date(R"({"raw":"17 February 2014"})") == "2014-02-17");
  CHECK(date(R"({"literal":"in press"})") == "\"in press\"");
  CHECK(date(R"({"literal":"v\u00e9g"})") == "\"vég\"");
  CHECK(date(R"("2014-02-17/2014-02-19")") == "2014-02-17/2014-02-19");
  CHECK(date(R"("2014-21")") == "2014-21");
  CHECK(date("2014") == "2014");
  CHECK(date(R"({"date-time":"2014-02-17T10:00:00Z","timestamp":1392631200})") == "2014-02-17");
}

TEST_CASE("names of CSL-JSON", "[csl]") {
  CHECK(name(R"({"family":"Berg","given":"Jan","non-dropping-particle":"van der","suffix":"Jr."})") ==
        "|van der|Berg|Jan|Jr.");
  CHECK(name(R"({"family":"Humboldt","given":"Alexander","dropping-particle":"von"})") ==
        "von||Humboldt|Alexander|");
  CHECK(name(R"({"family":"van der Berg","given":"Jan","parse-names":true})") == "|van der|Berg|Jan|");
  CHECK(name(R"({"literal":"World Health Organization"})") == "=World Health Organization");
  CHECK(name(R"({"name":"CERN"})") == "=CERN");
  CHECK(name(R"("Doe, Jane")") == "||Doe|Jane|");
  CHECK(name(R"({"literal":"et al."})") == "et al.");
  CHECK(name(R"({})") == "none");
  const Citation citation = only(
      R"("author":[{"family":"A","given":"B","ORCID":"http://o","comma-suffix":true,"static-ordering":1}])");
  CHECK(citation.authors[0].value.comma_suffix);
  CHECK(citation.authors[0].value.static_ordering);
  CHECK(other(citation) == "author.1.ORCID=http://o;");
}

TEST_CASE("nothing that an item states is lost", "[csl]") {
  CHECK(other(only(R"("title":["A","B"],"foo":{"a":[1,2]},"bar":null,"baz":false,"custom":{"x":"y"})")) ==
        "title=B;foo={\"a\":[1,2]};baz=false;custom.x=y;");
  CHECK(other(only(R"("categories":["a","b"],"issued":{"date-parts":[[2014]],"literal":"l"})")) ==
        "categories=a;categories=b;issued.literal=l;");
}

TEST_CASE("DataCite's own JSON", "[csl]") {
  const Article article = read(
      R"({"data":{"id":"10.1000/182","attributes":{"doi":"10.1000/182","url":"http://example.org/","creators":[{"name":"Doe, Jane",)"
      R"("givenName":"Jane","familyName":"Doe","affiliation":[]},{"name":"The Group","nameType":"Organizational"}],)"
      R"("titles":[{"title":"Bulbs"},{"title":"Corms","titleType":"Subtitle"}],"publisher":{"name":"Bulb Press"},)"
      R"("publicationYear":2014,"dates":[{"date":"2014-02-17","dateType":"Issued"},{"date":"2013","dateType":"Submitted"}],)"
      R"("container":{"title":"Journal","volume":"3","firstPage":"4","lastPage":"9"},"types":{"citeproc":"article-journal"},)"
      R"("subjects":[{"subject":"bulb"}],"version":"1.0"}}})");
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 1);
  const Citation& c = article.citations[0];
  CHECK(c.title->value == "Bulbs");
  REQUIRE(c.authors.size() == 2);
  CHECK(to_text(c.authors[0].value) == "Jane Doe");
  CHECK(c.authors[1].value.literal == "The Group");
  CHECK(c.publisher->value == "Bulb Press");
  CHECK(to_edtf(c.issued->value) == "2014-02-17");
  CHECK(to_edtf(c.other_dates.at(0).second.value) == "2013");
  CHECK(c.container_title->value == "Journal");
  CHECK(c.page->value == "4-9");
  CHECK(c.type == ItemType::article_journal);
  CHECK(c.identifiers.at(0).value.value == "10.1000/182");
  CHECK(other(c) == "creators.2.nameType=Organizational;titles=Corms;keyword=bulb;version=1.0;");
}

TEST_CASE("types by their names in CSL and elsewhere", "[csl]") {
  CHECK(only(R"("type":"legal_case")").type == ItemType::legal_case);
  CHECK(only(R"("type":"journal-article")").type == ItemType::article_journal);
  const Citation unknown = only(R"("type":"podcast")");
  CHECK(unknown.type == ItemType::document);
  CHECK(unknown.template_name == "podcast");
}

TEST_CASE("faulty JSON is read as far as it makes sense", "[csl]") {
  const Article cut = read(R"([{"id":1,"title":"A"},{"id":2,"title":"B","volu)");
  CHECK(titles(cut) == "A;B;");
  CHECK(problems(cut) == "invalid-json;");
  const Article quotes =
      read("[{\"id\":1,\"title\":\"A \"b\" c\",\n\"volume\":1},\n{\"id\":2,\"title\":\"D\"}]");
  CHECK(titles(quotes) == "-;D;");
  CHECK(problems(quotes) == "invalid-json;");
  CHECK(quotes.problems[0].span.begin == 20);
  CHECK(titles(read(R"([{"id":1,"title":"A"} {"id":2,"title":"B",},])")) == "A;B;");
  CHECK(titles(read("[{\"id\":1,\"title\":\"A\nb\tc\"}]")) == "A b c;");
  CHECK(titles(read(R"([{"id":1,"title":"A \ud800 b \u12 c \q"}])")) == "A \uFFFD b \uFFFD12 c q;");
  CHECK(titles(read("{\"id\":1,\"title\":\"A\"}\n{\"id\":2,\"title\"\n{\"id\":3,\"title\":\"C\"}\n")) ==
        "A;-;C;");
  CHECK(problems(read("no JSON at all")) == "invalid-json;");
  CHECK(problems(read(R"({"name":"left-pad","dependencies":{}})")) == "no-csl-item;");
  CHECK(problems(read("[{\"id\":1},{\"x\":2},3]")) == "no-csl-item;");
}

TEST_CASE("nesting of any depth", "[csl]") {
  const std::string open(200'000, '['), close(200'000, ']');
  CHECK(read(open + close).citations.empty());
  CHECK(read(open).problems.size() == 1);
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += "{\"items\":[";
  CHECK(read(objects).citations.empty());
}

TEST_CASE("other charsets are converted and told", "[csl]") {
  const std::string utf8 = "[{\"title\":\"A\"}]";
  std::string utf16 = "\xFF\xFE";
  for (const char c : utf8) (utf16 += c) += '\0';
  const Article article = read(utf16);
  CHECK(titles(article) == "A;");
  CHECK(problems(article) == "converted-charset;");
  CHECK(titles(read("[{\"title\":\"caf\xE9 au lait\"}]")) == "café au lait;");
}

TEST_CASE("CSL-JSON of more people than any work has counts as cut", "[csl]") {
  std::string people = R"("author": [{"family": "Doe"})";
  for (std::size_t i = 1; i < kMostPeople; ++i) people += R"(, {"family": "Doe"})";
  CHECK_FALSE(only(people + "]").authors_truncated);
  const Citation citation = only(people + R"(, {"family": "Roe"}], "title": "A title")");
  CHECK(citation.authors.size() == kMostPeople);
  CHECK(citation.authors_truncated);
  CHECK(citation.title->value == "A title");
}

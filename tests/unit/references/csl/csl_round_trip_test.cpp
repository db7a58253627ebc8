// What the writer of CSL-JSON gives is read back as the same citations, and written again byte by byte.
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "references/csl/csl_json.hpp"
#include "references/csl/csl_writer.hpp"
#include "references/csl/variables.hpp"
#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

Article read(const std::string& json) {
  return *open_csl_json(std::make_unique<std::istringstream>(json), "list.json")->next();
}

std::string write(const Article& article) {
  const LineIndex lines(article);
  const CslIds ids(article);
  std::string out = "[";
  for (const Citation& citation : article.citations)
    out += (citation.index == 0 ? "\n" : ",\n") + csl_item(article, citation, lines, ids);
  return out + "\n]\n";
}

/// Random items over all that CSL-JSON has.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string list() {
    std::string out = "[";
    for (std::size_t i = 0, count = 1 + below(4); i < count; ++i) out += (i == 0 ? "" : ",") + item(i);
    return out + "]";
  }

 private:
  static constexpr auto kText = std::to_array<std::string_view>({"abstract",
                                                                 "annote",
                                                                 "archive",
                                                                 "archive-place",
                                                                 "archive_collection",
                                                                 "archive_location",
                                                                 "authority",
                                                                 "call-number",
                                                                 "chapter-number",
                                                                 "citation-key",
                                                                 "citation-label",
                                                                 "citation-number",
                                                                 "collection-number",
                                                                 "collection-title",
                                                                 "container-title",
                                                                 "container-title-short",
                                                                 "dimensions",
                                                                 "division",
                                                                 "edition",
                                                                 "event",
                                                                 "event-place",
                                                                 "event-title",
                                                                 "genre",
                                                                 "issue",
                                                                 "journalAbbreviation",
                                                                 "jurisdiction",
                                                                 "keyword",
                                                                 "language",
                                                                 "locator",
                                                                 "medium",
                                                                 "note",
                                                                 "number",
                                                                 "number-of-pages",
                                                                 "number-of-volumes",
                                                                 "original-publisher",
                                                                 "original-publisher-place",
                                                                 "original-title",
                                                                 "page",
                                                                 "page-first",
                                                                 "part",
                                                                 "part-title",
                                                                 "printing",
                                                                 "publisher",
                                                                 "publisher-place",
                                                                 "references",
                                                                 "reviewed-genre",
                                                                 "reviewed-title",
                                                                 "scale",
                                                                 "section",
                                                                 "shortTitle",
                                                                 "source",
                                                                 "status",
                                                                 "supplement",
                                                                 "title",
                                                                 "title-short",
                                                                 "version",
                                                                 "volume",
                                                                 "volume-title",
                                                                 "volume-title-short",
                                                                 "year-suffix",
                                                                 "URL",
                                                                 "DOI",
                                                                 "PMID",
                                                                 "not-a-variable"});
  static constexpr auto kNames = std::to_array<std::string_view>({"author",
                                                                  "chair",
                                                                  "collection-editor",
                                                                  "compiler",
                                                                  "composer",
                                                                  "container-author",
                                                                  "contributor",
                                                                  "curator",
                                                                  "director",
                                                                  "editor",
                                                                  "editorial-director",
                                                                  "executive-producer",
                                                                  "guest",
                                                                  "host",
                                                                  "illustrator",
                                                                  "interviewer",
                                                                  "narrator",
                                                                  "organizer",
                                                                  "original-author",
                                                                  "performer",
                                                                  "producer",
                                                                  "recipient",
                                                                  "reviewed-author",
                                                                  "script-writer",
                                                                  "series-creator",
                                                                  "translator"});
  static constexpr auto kDates = std::to_array<std::string_view>(
      {"accessed", "available-date", "event-date", "issued", "original-date", "submitted", "created"});

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  template <typename List>
  std::string one_of(const List& list) {
    return std::string(list[below(list.size())]);
  }

  std::string text() {
    static constexpr auto kWords =
        std::to_array<std::string_view>({"qazaq", "12", "3-4", "Ω", "\\u00e9", "\\\"so\\\"", "a, b", "<i>",
                                         "</i>", "&amp;", "10.1000/182", "{x}"});
    std::string out = one_of(kWords);
    for (std::size_t i = below(4); i > 0; --i) out += " " + one_of(kWords);
    return "\"" + out + "\"";
  }

  std::string name() {
    switch (below(5)) {
      case 0:
        return R"({"literal":)" + text() + "}";
      case 1:
        return R"({"family":"Berg","given":"Jan","non-dropping-particle":"van der","suffix":"Jr.","comma-suffix":true})";
      case 2:
        return R"({"family":)" + text() + R"(,"given":"A.","dropping-particle":"von","static-ordering":1})";
      case 3:
        return R"({"name":"The Group","ORCID":"http://o"})";
      default:
        return R"({"family":)" + text() + "}";
    }
  }

  std::string date() {
    static constexpr auto kForms = std::to_array<std::string_view>(
        {R"({"date-parts":[[2014,2,17]]})", R"({"date-parts":[["2014","3"],[2015]],"circa":1})",
         R"({"date-parts":[[2014]],"season":2})", R"({"date-parts":[[2013],[2014]],"season":"4"})",
         R"({"date-parts":[[-44]],"literal":"of old"})", R"({"literal":"in \u00e9"})",
         R"({"raw":"May 2014"})", R"({"raw":"03/04/2014"})", R"("2014-21/2015-24")", R"("1850?")",
         R"({"literal":"1995-1230"})", R"("2014-34")", "1999", R"({"date-parts":[[2014,13]]})",
         R"({"date-parts":[[2014,2,30]]})", R"({"date-parts":[[null]]})",
         R"({"date-parts":[["x",2]],"circa":true})", R"({"date-parts":[[2014]],"season":"mid","raw":"r"})"});
    return one_of(kForms);
  }

  std::string names() {
    std::string out = "[";
    for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) out += (i == 0 ? "" : ",") + name();
    return out + (below(8) == 0 ? R"(,{"literal":"others"}])" : "]");
  }

  std::string item(std::size_t number) {
    std::string out =
        R"({"id":)" + (below(3) == 0 ? std::to_string(number) : "\"k" + std::to_string(number) + "\"");
    out += R"(,"type":")" + std::string(csl_name(static_cast<ItemType>(below(45)))) + "\"";
    for (std::size_t i = below(8); i > 0; --i) out += ",\"" + one_of(kText) + "\":" + text();
    for (std::size_t i = below(3); i > 0; --i) out += ",\"" + one_of(kNames) + "\":" + names();
    for (std::size_t i = below(3); i > 0; --i) out += ",\"" + one_of(kDates) + "\":" + date();
    static constexpr auto kMore = std::to_array<std::string_view>(
        {R"("ISBN":"0-333-65684-9, 978 0 333 65684 6")", R"("ISSN":["1234-5679","x"])", R"("PMCID":"PMC12")",
         R"("categories":["a","b"])", R"("title":["A","B"])", R"("what":{"a":[1]})",
         R"("custom":{"archive-url":"http://a.org/","identifiers":["arXiv:1501.00001","odd"],"mine":7,"line":"x"})",
         R"("custom":{"quote":"q","url-status":"dead","fields":{"f":["1","2"]},"dead-link":true,"backlinks":3})"});
    for (std::size_t i = below(3); i > 0; --i) out += "," + one_of(kMore);
    return out + "}";
  }

  std::mt19937 random_;
};

std::string show(const Citation& c) {
  const LineIndex lines("");
  Article article;
  article.format = Format::csl_json;
  article.source = std::make_shared<const std::string>();
  Citation bare = c;
  bare.span = {};
  bare.marks.clear();
  std::erase_if(bare.other, [](const auto& field) { return field.first.starts_with("custom."); });
  article.citations = {bare};
  return csl_item(article, bare, lines, CslIds(article));
}

}  // namespace

TEST_CASE("items over all variables come through unchanged", "[csl][property]") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const std::string json = Generator(seed).list();
    const Article first = read(json);
    INFO(json);
    REQUIRE(test::unsound(first) == "");
    REQUIRE(first.problems.empty());
    const std::string once = write(first);
    const Article second = read(once);
    REQUIRE(second.problems.empty());
    REQUIRE(second.citations.size() == first.citations.size());
    for (std::size_t i = 0; i < first.citations.size(); ++i)
      REQUIRE(show(second.citations[i]) == show(first.citations[i]));
    REQUIRE(write(second) == once);
  }
}

TEST_CASE("every variable of CSL keeps its place", "[csl]") {
  const std::string once = write(read(
      R"([{"id":"k","type":"book","genre":"g","chair":[{"family":"A"}],"submitted":{"date-parts":[[2014]]},"number":5}])"));
  CHECK(
      once.find(
          R"("chair":[{"family":"A"}],"submitted":{"date-parts":[[2014]]},"genre":"g","number":"5","custom":)") !=
      std::string::npos);
}

TEST_CASE("pages of wikitext come back from CSL-JSON as they were", "[csl][property]") {
  std::vector<std::string> pages = {
      "A<ref name=\"a\">{{cite web |url=http://a.org/x |title=T |last=D |first=E |date=Q2 2014 "
      "|archive-url=https://web.archive.org/web/20150102030405/http://a.org/ |archive-date=03/04/2015 "
      "|url-status=dead |via=V |isbn=1 |isbn2=2 |arxiv=1501.00001 |display-authors=etal}} {{dead link}}</ref>"
      "<ref name=a /> <ref>F. ISBN 0-333-65684-9, ISBN 978-0-333-65684-6. Archived from the original.</ref>"};
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/wikitext";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no pages of wikitext at " << folder);
  } else {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".wiki" || entry.file_size() > 60'000) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  for (const std::string& page : pages) {
    const Article article = *open_wikitext(std::make_unique<std::istringstream>(page), "page.wiki")->next();
    const std::string once = write(article);
    const Article back = read(once);
    REQUIRE(back.problems.empty());
    REQUIRE(back.citations.size() == article.citations.size());
    for (std::size_t i = 0; i < article.citations.size(); ++i) {
      const Citation &was = article.citations[i], &is = back.citations[i];
      INFO(article.text_of(was.span));
      REQUIRE(is.ref_name == was.ref_name);
      REQUIRE(is.label == was.label);
      REQUIRE(is.template_name == was.template_name);
      REQUIRE(is.identifiers.size() == was.identifiers.size());
      REQUIRE(is.archive_stated == was.archive_stated);
      REQUIRE(is.authors.size() == was.authors.size());
      REQUIRE((is.issued ? to_edtf(is.issued->value) : "-") ==
              (was.issued ? to_edtf(was.issued->value) : "-"));
    }
    REQUIRE(write(back) == once);
  }
}

#include "references/csl/csl_writer.hpp"

#include <rapidjson/document.h>

#include <memory>
#include <string>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// An article with one citation, whose text is the second line.
Article article_with(const Citation& citation, std::string source = "Title\nqazaq «text» here\n") {
  Article article;
  article.source = std::make_shared<const std::string>(std::move(source));
  article.citations = {citation};
  article.citations[0].span = {6, article.source->size() - 1};
  return article;
}

std::string first_item(const Article& article) {
  return csl_item(article, article.citations[0], LineIndex(*article.source), CslIds(article));
}

template <typename T>
Claim<T> claim(T value, std::string as_written = "as written") {
  return {std::move(value), std::move(as_written), {}};
}

rapidjson::Document item(const Citation& citation) {
  rapidjson::Document document;
  const Article article = article_with(citation);
  document.Parse(first_item(article).c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::string text(const rapidjson::Value& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : "not a string";
}

std::string dump_date(std::string_view written) {
  Citation citation;
  const auto date = parse_date(written);
  citation.issued = claim(date.value_or(Date{}), std::string(written));
  const Article article = article_with(citation);
  const std::string json = first_item(article);
  const std::size_t begin = json.find("\"issued\":") + 9;
  return json.substr(begin, json.find("},\"custom\"") + 1 - begin);
}

}  // namespace

TEST_CASE("a citation becomes a CSL item", "[csl]") {
  Citation citation;
  citation.type = ItemType::article_journal;
  citation.label = "24";
  citation.title = claim<std::string>("A title");
  citation.container_title = claim<std::string>("Work");
  citation.authors = {claim(parse_name("van der Berg, Jan, Jr.")), claim(parse_name("BBC News"))};
  citation.identifiers = {claim(Identifier{Identifier::Kind::doi, "10.1000/182"}),
                          claim(Identifier{Identifier::Kind::pmc, "123"}),
                          claim(Identifier{Identifier::Kind::isbn, "1"}),
                          claim(Identifier{Identifier::Kind::isbn, "2"}),
                          claim(Identifier{Identifier::Kind::arxiv, "1501.00001"})};
  citation.url = claim(parse_url("http://example.org/"));
  citation.archived = claim(*parse_date("May 2014"));
  citation.marks = {{0, 3}, {3, 6}};
  const auto json = item(citation);
  CHECK(text(json["id"]) == "ref-1");
  CHECK(text(json["type"]) == "article-journal");
  CHECK(text(json["title"]) == "A title");
  CHECK(text(json["container-title"]) == "Work");
  CHECK(text(json["author"][0]["family"]) == "Berg");
  CHECK(text(json["author"][0]["non-dropping-particle"]) == "van der");
  CHECK(text(json["author"][0]["suffix"]) == "Jr.");
  CHECK(text(json["author"][1]["literal"]) == "BBC News");
  CHECK(text(json["DOI"]) == "10.1000/182");
  CHECK(text(json["PMCID"]) == "PMC123");
  CHECK(text(json["ISBN"]) == "1 2");
  CHECK(text(json["URL"]) == "http://example.org/");
  const auto& custom = json["custom"];
  CHECK(text(custom["label"]) == "24");
  CHECK(custom["mentions"].GetInt() == 2);
  CHECK(custom["line"].GetInt() == 2);
  CHECK(custom["column"].GetInt() == 1);
  CHECK(custom["offset"].GetInt() == 6);
  CHECK(text(custom["archive-date"]) == "2014-05");
  CHECK(text(custom["raw"]) == "qazaq «text» here");
  CHECK(text(custom["identifiers"][0]) == "arXiv:1501.00001");
  for (const char* key :
       {"ref-name", "group", "backlinks", "archive-url", "url-status", "template", "quote"}) {
    REQUIRE(custom.HasMember(key));
    CHECK(custom[key].IsNull());
  }
}

TEST_CASE("dates as CSL writes them", "[csl]") {
  CHECK(dump_date("17 February 2014") == R"({"date-parts":[[2014,2,17]]})");
  CHECK(dump_date("2014") == R"({"date-parts":[[2014]]})");
  CHECK(dump_date("May 1–3, 2020") == R"({"date-parts":[[2020,5,1],[2020,5,3]]})");
  CHECK(dump_date("Summer 2014") == R"({"date-parts":[[2014]],"season":2})");
  CHECK(dump_date("Q2 2014") == R"({"date-parts":[[2014,4],[2014,6]]})");
  CHECK(dump_date("c. 1850") == R"({"date-parts":[[1850]],"circa":true})");
  CHECK(dump_date("30 February 2014") == R"({"date-parts":[[2014,2,30]]})");
  CHECK(dump_date("n.d.") == R"({"literal":"n.d."})");
  CHECK(dump_date("some day") == R"({"literal":"some day"})");
}

TEST_CASE("items of one run have names of their own", "[csl]") {
  Citation citation;
  Article article = article_with(citation);
  const std::string first = CslIds(article).of(article.citations[0]);
  citation.index = 1;
  CHECK(CslIds(article).of(citation) != first);
  article.ordinal = 1;
  CHECK(CslIds(article).of(article.citations[0]) == "ref-2-1");
}

TEST_CASE("invalid UTF-8 and control characters still give valid JSON", "[csl]") {
  Citation citation;
  citation.title = claim<std::string>("bad \xFF \x01 \"quoted\" \xE2\x82");
  const Article article = article_with(citation, "Title\n\xFE\xFF\x02 text\n");
  const std::string json = first_item(article);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.c_str());
  CHECK_FALSE(document.HasParseError());
  CHECK(text(document["title"]) == "bad \uFFFD \x01 \"quoted\" \uFFFD\uFFFD");
}

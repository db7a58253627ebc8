// Every format that is read can be written as every format that is written, and what was written says the
// same.
#include <rapidjson/document.h>

#include "references/bibtex/bibtex_writer.hpp"
#include "references/csl/csl_writer.hpp"
#include "support/catch.hpp"
#include "unit/references/works.hpp"

using namespace citecheck;

namespace {

/// The works as test::shown shows them.
std::string said_of(const std::vector<test::Work>& works) {
  std::string out;
  for (const test::Work& work : works)
    out += work.year + " | " + work.title + " | " + work.doi + " | " + work.url + "\n";
  return out;
}

/// One item a line.
std::string as_jsonl(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles) {
    const LineIndex lines(article);
    const CslIds ids(article);
    for (const Citation& citation : article.citations) out += csl_item(article, citation, lines, ids) + "\n";
  }
  return out;
}

std::string as_bibtex(const std::vector<Article>& articles) {
  BibtexWriter writer;
  std::string out;
  for (const Article& article : articles)
    for (const Citation& citation : article.citations) out += writer.entry(article, citation) + "\n";
  return out;
}

/// The lines of JSON, each an object, as one list.
std::string listed(const std::string& jsonl) {
  std::string out = "[";
  for (std::size_t at = 0; at < jsonl.size();) {
    const std::size_t end = jsonl.find('\n', at);
    const std::string line = jsonl.substr(at, end - at);
    rapidjson::Document item;
    INFO(line);
    CHECK_FALSE(item.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size()).HasParseError());
    CHECK(item.IsObject());
    out += (at == 0 ? "" : ",") + line;
    at = end + 1;
  }
  return out + "]";
}

}  // namespace

TEST_CASE("works of any format are written as any, with nothing lost", "[conversion]") {
  for (const auto& works :
       {test::two_works(), test::two_works("Gezeiten & Söhne_1 50% 潮汐", "ветра #2 ~ ß")}) {
    for (const FormatInfo& format : formats()) {
      // The second works hold what some formats must escape.
      const bool plain = works.front().title.find('&') == std::string::npos;
      const bool escapes = format.format != Format::csl_json && format.format != Format::ris &&
                           format.format != Format::markdown && format.format != Format::text &&
                           format.format != Format::wikitext && format.format != Format::mediawiki_dump;
      if (!plain && escapes) continue;
      INFO(format.name);
      const auto articles = test::read_all(format.format, test::article_in(format.format, works));
      CHECK(test::problem_kinds(articles) == "");
      const std::string expected = said_of(works);
      REQUIRE(test::shown(articles) == expected);
      const std::string jsonl = as_jsonl(articles);
      CHECK(test::shown(test::read_all(Format::csl_json, listed(jsonl))) == expected);
      CHECK(test::shown(test::read_all(Format::csl_json, jsonl)) == expected);
      CHECK(test::shown(test::read_all(Format::bibtex, as_bibtex(articles))) == expected);
    }
  }
}

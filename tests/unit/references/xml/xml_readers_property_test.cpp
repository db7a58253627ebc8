// Properties of the readers of XML on whole, cut and damaged documents: what comes out is sound, and damage
// to one reference leaves the others as they were.
#include <random>
#include <sstream>

#include "references/reader.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/references/jats/tagged.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

struct Sample {
  std::string_view format;
  std::string text;
};

std::vector<Sample> samples() {
  const std::string corpus = CITECHECK_SOURCE_DIR "/tests/fuzz/corpus/";
  return {{"jats", test::read_file(corpus + "jats/article")},
          {"tei", test::read_file(corpus + "tei/article")},
          {"tei", test::read_file(corpus + "tei/edition")}};
}

std::string fault(std::string_view format, const std::string& text) {
  const auto reader = find_format(format)->open(std::make_unique<std::istringstream>(text), "x.xml", {});
  while (const auto article = reader->next())
    if (std::string unsound = test::unsound(*article); !unsound.empty()) return unsound;
  return {};
}

}  // namespace

TEST_CASE("every beginning of an XML document is read", "[jats][tei][property]") {
  for (const auto& [format, text] : samples())
    for (std::size_t size = 0; size <= text.size(); ++size)
      if (const std::string what = fault(format, text.substr(0, size)); !what.empty())
        FAIL(format << " cut at " << size << ": " << what);
}

TEST_CASE("damaged XML is read", "[jats][tei][property]") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {"<",         "</",     ">",    "/>",     "<!--", "-->",
                                            "<![CDATA[", "]]>",    "&",    "&lt;",   "\"",   "<ref>",
                                            "<p>",       "</ref>", "\xFF", "&#x41;", "<?",   "="};
  for (const auto& [format, text] : samples())
    for (int round = 0; round < 60; ++round) {
      std::string damaged = text;
      for (int i = 0; i < 6; ++i) {
        const std::size_t at = below(damaged.size());
        if (below(2) == 0)
          damaged.erase(at, 1 + below(12));
        else
          damaged.insert(at, splices[below(splices.size())]);
      }
      if (const std::string what = fault(format, damaged); !what.empty()) FAIL(what << "\n" << damaged);
    }
}

TEST_CASE("a damaged reference leaves the others whole", "[jats][property]") {
  const auto document = [](const std::string& second) {
    return "<article><body><p><xref ref-type=\"bibr\" rid=\"B1\"/><xref ref-type=\"bibr\" "
           "rid=\"B3\"/></p></body>"
           "<back><ref-list><ref "
           "id=\"B1\"><element-citation><article-title>One</article-title></element-citation>"
           "</ref>" +
           second +
           "<ref id=\"B3\"><element-citation><article-title>Three</article-title></element-citation></ref>"
           "</ref-list></back></article>";
  };
  const std::string ref =
      "<ref id=\"B2\"><element-citation><year>2001</year><source>S</source></element-citation></ref>";
  for (std::size_t at = 0; at < ref.size(); ++at)
    for (const std::string change : {"", "<", "&", "</x>"}) {
      std::string damaged = ref;
      damaged.replace(at, change.empty() ? 1 : 0, change);
      INFO(damaged);
      const Article article = test::read_jats(document(damaged));
      std::size_t titles = 0;
      for (const Citation& citation : article.citations)
        if (citation.title && (citation.title->value == "One" || citation.title->value == "Three"))
          titles += citation.marks.size() == 1;
      REQUIRE(titles == 2);
    }
}

TEST_CASE("real articles cut anywhere are read", "[jats][property]") {
  for (const auto& file : test::jats_files("plos")) {
    const std::string text = test::read_file(file.string());
    if (text.size() > 200'000) continue;
    for (std::size_t part = 1; part < 4; ++part)
      if (const std::string what = fault("jats", text.substr(0, text.size() * part / 4)); !what.empty())
        FAIL(file << ": " << what);
  }
}

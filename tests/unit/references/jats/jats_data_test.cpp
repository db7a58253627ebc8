// The reader of JATS on real articles: nothing that they tag is lost. They lie outside of the repository;
// where they are absent these tests say so.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "unit/references/jats/tagged.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

void expect_all(const test::Scores& scores) {
  CHECK(scores.found == scores.refs);
  for (const std::string& miss : scores.misses) CHECK(miss == "");
}

}  // namespace

TEST_CASE("all that real articles tag is read", "[jats][data]") {
  if (test::jats_data().empty()) WARN("skipped: no articles at ../shared/data/jats");
  for (const std::string_view folder : {"plos", "elife", "elife_ref_fixtures"})
    for (const auto& file : test::jats_files(folder)) {
      INFO(file);
      const Article article = test::read_jats_file(file);
      CHECK(test::unsound(article) == "");
      expect_all(test::score_tagged(article));
    }
}

TEST_CASE("eLife's fixtures are read as eLife reads them", "[jats][data]") {
  for (const auto& file : test::jats_files("elife_ref_fixtures", "_expected.py")) {
    std::string xml = file.string();
    xml.replace(xml.rfind("_expected.py"), std::string::npos, ".xml");
    if (!std::filesystem::exists(xml)) continue;
    INFO(xml);
    std::ifstream in(file);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    for (const std::string& miss : test::score_expected(test::read_jats_file(xml), expected).misses)
      CHECK(miss == "");
  }
}

TEST_CASE("the marks of real articles lead to their references", "[jats][data]") {
  std::size_t listed = 0, cited = 0;
  for (const auto& file : test::jats_files("plos")) {
    INFO(file);
    const Article article = test::read_jats_file(file);
    CHECK(article.dangling_marks.empty());
    for (const Citation& citation : article.citations) {
      if (citation.label.empty() || article.citations.size() < 3) continue;
      ++listed;
      cited += !citation.marks.empty();
    }
  }
  CHECK(cited == listed);
}

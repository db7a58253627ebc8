// How much of what JATS articles tag is read: one line per field, over all files of the folders given (by
// default the shared articles), and what was missed.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "unit/references/jats/tagged.hpp"

using namespace citecheck;

namespace {

void add(test::Scores& sum, test::Scores scores) {
  sum.refs += scores.refs;
  sum.found += scores.found;
  for (const auto& [field, score] : scores.fields) {
    sum.fields[field].tagged += score.tagged;
    sum.fields[field].read += score.read;
  }
  for (std::string& miss : scores.misses) sum.misses.push_back(std::move(miss));
}

void print(const char* what, const test::Scores& scores) {
  std::printf("%s\n", what);
  if (scores.refs > 0) std::printf("  %-10s %5zu of %5zu\n", "refs", scores.found, scores.refs);
  for (const auto& [field, score] : scores.fields)
    std::printf("  %-10s %5zu of %5zu  %6.2f %%\n", field.c_str(), score.read, score.tagged,
                100.0 * static_cast<double>(score.read) / static_cast<double>(score.tagged));
  for (const std::string& miss : scores.misses) std::printf("  missed: %s\n", miss.c_str());
}

std::size_t count_marks(const Article& article) {
  std::size_t uncited = 0;
  for (const Citation& citation : article.citations)
    uncited += !citation.label.empty() && citation.marks.empty();
  return uncited;
}

}  // namespace

int main() {
  test::Scores articles, fixtures;
  std::size_t files = 0;
  for (const std::string_view folder : {"plos", "elife", "elife_ref_fixtures"})
    for (const auto& file : test::jats_files(folder)) {
      const Article article = test::read_jats_file(file);
      test::Scores scores = test::score_tagged(article);
      std::printf("%-55s %4zu refs, %4zu found, %3zu without a mark, %zu dangling\n", file.filename().c_str(),
                  scores.refs, scores.found, count_marks(article), article.dangling_marks.size());
      add(articles, std::move(scores));
      ++files;
    }
  for (const auto& file : test::jats_files("elife_ref_fixtures", "_expected.py")) {
    std::string xml = file.string();
    xml.replace(xml.rfind("_expected.py"), std::string::npos, ".xml");
    if (!std::filesystem::exists(xml)) continue;
    std::ifstream in(file);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    add(fixtures, test::score_expected(test::read_jats_file(xml), expected));
  }
  print(("tags of " + std::to_string(files) + " files").c_str(), articles);
  print("eLife's expectations", fixtures);
  return files == 0 ? 1 : 0;
}

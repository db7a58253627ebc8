// Measures the reader of rendered HTML on a folder of pages and prints what it read, how fast, and how fast
// the HTML parser alone is; no test, its result is read by a person.
//
//   html_scores FOLDER [--list]

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "references/rendered/rendered.hpp"
#include "support/golden.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print(const std::string& file, const Article& article) {
  std::printf("\n%s: \"%s\" (%s), %zu citations, %zu dangling\n", file.c_str(), article.title.c_str(),
              article.language.c_str(), article.citations.size(), article.dangling_marks.size());
  for (const Problem& problem : article.problems) std::printf("  ! %s\n", problem.what.c_str());
  for (const Citation& citation : article.citations) {
    std::string words = citation.title ? citation.title->value : "";
    for (const auto& [name, claim] : citation.other)
      if (name == "link-text") words = "(" + claim.value + ")";
    std::printf("  [%s] %zu marks  %s  %s\n", citation.label.c_str(), citation.marks.size(),
                citation.url ? citation.url->value.href().substr(0, 90).c_str() : "-",
                words.substr(0, 90).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: html_scores FOLDER [--list]\n");
    return 2;
  }
  const bool list = argc > 2 && std::string(argv[2]) == "--list";
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1]))
    if (entry.is_regular_file() && entry.path().extension() != ".jsonl")
      files.push_back(entry.path().string());
  std::ranges::sort(files);
  std::size_t bytes = 0, citations = 0, unsound = 0, titled = 0;
  double reading = 0, parsing = 0, longest = 0;
  for (const std::string& file : files) {
    const std::string page = test::read_file(file);
    bytes += page.size();
    std::clock_t start = std::clock();
    const Article article = *open_html(std::make_unique<std::istringstream>(page), file)->next();
    const double taken = seconds_since(start);
    reading += taken;
    longest = std::max(longest, taken);
    start = std::clock();
    GumboOutput* const output =
        gumbo_parse_with_options(&kGumboDefaultOptions, article.source->data(), article.source->size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    parsing += seconds_since(start);
    citations += article.citations.size();
    titled += !article.title.empty();
    unsound += !test::unsound(article).empty();
    if (list) print(file, article);
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu pages, %.1f MB, %zu citations, %zu with a title, %zu unsound\n", files.size(), megabytes,
              citations, titled, unsound);
  std::printf("reader %.1f MB/s, gumbo alone %.1f MB/s; longest page %.3f s (CPU)\n", megabytes / reading,
              megabytes / parsing, longest);
  return unsound == 0 ? 0 : 1;
}

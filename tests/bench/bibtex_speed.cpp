// How fast databases of BibTeX are read, in one thread: build --target bench_bibtex in the release preset and
// run it, with files or without. Prints one line per input, the target beside it.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "references/bibtex/bibtex.hpp"

using namespace citecheck;

namespace {

constexpr double kTarget = 50;  ///< MB/s.
constexpr int kRuns = 5;

/// Entries as managers of references write them, every one different.
std::string database(std::size_t bytes) {
  std::string out = "@string{jot = \"Journal of Things\"}\n";
  for (std::size_t i = 0; out.size() < bytes; ++i) {
    const std::string n = std::to_string(i);
    out += "@article{key" + n +
           ",\n  author = {M{\\\"u}ller, Hans and van der Berg, Jan and Lee, Ann B.},\n"
           "  title = {On the {DNA} of moss number " +
           n +
           ": a \\emph{long} look at growth},\n"
           "  journal = jot,\n  year = {" +
           std::to_string(1950 + i % 70) +
           "},\n  month = mar,\n"
           "  volume = {" +
           std::to_string(i % 90) + "},\n  number = {3},\n  pages = {1--" + n +
           "},\n"
           "  doi = {10.1000/moss." +
           n + "},\n  url = {https://example.org/moss/" + n +
           "},\n"
           "  abstract = {We measured what nobody had measured before, for as long as the grant would last. "
           "Growth was slow, as was to be expected of moss; it is told of at length, and with many words, "
           "in the second part of this work.}\n}\n\n";
  }
  return out;
}

/// Seconds of the processor of the fastest of several runs: other programs may be at work.
double seconds(const std::string& text, std::size_t& citations) {
  double best = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    auto in = std::make_unique<std::istringstream>(text);
    const std::clock_t begin = std::clock();
    const auto article = open_bibtex(std::move(in), "bench.bib")->next();
    const std::clock_t took = std::clock() - begin;
    best = std::min(best, static_cast<double>(took) / CLOCKS_PER_SEC);
    citations = article->citations.size();
  }
  return best;
}

void measure(const char* name, const std::string& text) {
  std::size_t citations = 0;
  const double took = seconds(text, citations);
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  std::printf("%-28s %8.1f MB %8zu entries %8.1f MB/s  (target %.0f)\n", name, megabytes, citations,
              megabytes / took, kTarget);
}

}  // namespace

int main(int count, char** names) {
  if (count == 1) measure("entries with abstracts", database(20'000'000));
  for (int i = 1; i < count; ++i) {
    std::ifstream in(names[i], std::ios::binary);
    measure(names[i], std::string(std::istreambuf_iterator<char>(in), {}));
  }
}

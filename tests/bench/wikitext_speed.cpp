// How fast wikitext is read: the pages of the shared material one after the other, each from its bytes to its
// Article, on one thread. Prints the best of several rounds beside the target.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "references/wikitext/wikitext.hpp"

namespace {

constexpr double kTarget = 150;  // MB/s
constexpr int kRounds = 40;

// Where the pages are absent: a page as articles are, prose and references in turn.
std::string invented_page() {
  std::string page;
  for (int i = 0; i < 400; ++i)
    page +=
        "The '''harbour''' of [[Lowhaven]] was dredged in 1902, and its two piers were lengthened until the "
        "[[First World War|war]]; most of the trade had by then moved to the neighbouring port.<ref "
        "name=\"a" +
        std::to_string(i) + "\">{{cite web |url=http://example.org/harbour/" + std::to_string(i) +
        " |title=A history of the harbour |last=Smith |first=Jane |date=17 February 2014 "
        "|accessdate=2015-01-02 |publisher=Harbour Society}}</ref> Later works followed.<ref>Smith, J. "
        "''The piers''. [http://example.org/piers Piers]. Retrieved 3 May 2014.</ref>\n\n";
  return page;
}

std::vector<std::string> pages(const std::filesystem::path& folder) {
  std::vector<std::string> out;
  if (std::filesystem::exists(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".wiki") {
        std::ifstream in(entry.path(), std::ios::binary);
        out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
      }
  return out;
}

// Time of this thread on a processor: other work of the machine does not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> texts =
      pages(argc > 1 ? argv[1] : CITECHECK_SOURCE_DIR "/../shared/data/wikitext");
  const char* what = "pages";
  if (texts.empty()) {
    texts.assign(20, invented_page());
    what = "invented pages (no material found)";
  }
  std::size_t bytes = 0, citations = 0;
  for (const std::string& text : texts) bytes += text.size();
  double best = 1e9;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : kRounds;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::unique_ptr<citecheck::Reader>> readers;
    for (const std::string& text : texts)
      readers.push_back(citecheck::open_wikitext(std::make_unique<std::istringstream>(text), "page.wiki"));
    citations = 0;
    const double begin = cpu_seconds();
    for (auto& reader : readers) citations += reader->next()->citations.size();
    best = std::min(best, cpu_seconds() - begin);
  }
  const double speed = static_cast<double>(bytes) * 1e-6 / best;
  std::printf("wikitext: %.0f MB/s on one thread (target %.0f; %zu %s, %.1f MB, %zu citations)\n", speed,
              kTarget, texts.size(), what, static_cast<double>(bytes) * 1e-6, citations);
  return speed >= kTarget ? EXIT_SUCCESS : EXIT_FAILURE;
}

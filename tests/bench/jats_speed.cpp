// How fast JATS is read: the whole reader, from bytes to articles, on one thread. Articles of our own making,
// one with element citations and one with mixed citations, and a folder of real ones if it is named. The
// measure is user CPU time, the best of several runs.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "references/jats/jats.hpp"

using namespace citecheck;

namespace {

constexpr int kRuns = 7;
constexpr double kTarget = 50;  // MB/s.

std::string make_article(bool mixed, int refs) {
  std::string text =
      "<article "
      "xml:lang=\"en\"><front><title-group><article-title>T</article-title></title-group></front><body>";
  std::string list;
  for (int i = 1; i <= refs; ++i) {
    const std::string n = std::to_string(i);
    text +=
        "<p>A sentence of the usual length that states a fact about bees and hives, in plain words "
        "<xref ref-type=\"bibr\" rid=\"B" +
        n + "\">" + n +
        "</xref>. Another one follows it and cites "
        "nothing, as most of them do in <italic>real</italic> articles that people write.</p>\n";
    const std::string names =
        "<name name-style=\"western\"><surname>Berg</surname> <given-names>A</given-names></name>, <name "
        "name-style=\"western\"><surname>Dyk</surname> <given-names>CB</given-names></name>";
    const std::string rest = "<year>2014</year><article-title>What bees do in hive " + n +
                             " and why</article-title><source>Journal "
                             "of Bees</source><volume>" +
                             n + "</volume><fpage>" + n + "</fpage><lpage>" + n +
                             "9</lpage><pub-id "
                             "pub-id-type=\"doi\">10.1000/" +
                             n + "</pub-id>";
    if (!mixed)
      list += "<ref id=\"B" + n + "\"><label>" + n +
              "</label><element-citation publication-type=\"journal\">"
              "<person-group person-group-type=\"author\">" +
              names + "</person-group>" + rest + "</element-citation></ref>\n";
    else
      list += "<ref id=\"B" + n + "\"><label>" + n + "</label><mixed-citation publication-type=\"journal\">" +
              names + " (" + rest + "). Accessed 3 May 2014.</mixed-citation></ref>\n";
  }
  return text + "</body><back><ref-list>" + list + "</ref-list></back></article>";
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

std::size_t read_all(const std::string& text) {
  std::size_t citations = 0;
  const auto reader = open_jats(std::make_unique<std::istringstream>(text), "bench.xml");
  while (const auto article = reader->next()) citations += article->citations.size();
  return citations;
}

bool measure(const std::string& what, const std::vector<std::string>& texts) {
  std::size_t bytes = 0, citations = 0;
  for (const std::string& text : texts) bytes += text.size();
  double best = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = cpu_seconds();
    citations = 0;
    for (const std::string& text : texts) citations += read_all(text);
    best = std::min(best, cpu_seconds() - begin);
  }
  const double speed = static_cast<double>(bytes) / 1e6 / std::max(best, 1e-6);
  std::printf("%-28s %7.1f MB/s  (target %.0f)  %zu bytes, %zu citations\n", what.c_str(), speed, kTarget,
              bytes, citations);
  return speed >= kTarget;
}

}  // namespace

int main(int argc, char** argv) {
  bool fast = measure("element citations", {make_article(false, 8000)});
  fast = measure("mixed citations with words", {make_article(true, 8000)}) && fast;
  for (int i = 1; i < argc; ++i) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      if (entry.path().extension() != ".xml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    fast = measure(argv[i], texts) && fast;
  }
  return fast ? 0 : 1;
}

// How fast Markdown is read: on a text like documentation and articles, and on texts made to cost much, each
// at one size and at twice that. Built by the target markdown_speed.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "references/markdown/markdown.hpp"

using namespace citecheck;

namespace {

std::string repeated(std::string_view unit, std::size_t size) {
  std::string out;
  while (out.size() < size) out += unit;
  return out;
}

/// Paragraphs, lists, code, tables and footnotes, with a link in most of them.
std::string article(std::size_t size) {
  static constexpr std::string_view kWords[] = {"salt", "marsh",  "of", "the",  "tide",
                                                "a",    "report", "on", "water"};
  std::mt19937 random(7);
  const auto words = [&](int count) {
    std::string out;
    while (count-- > 0) out.append(kWords[random() % std::size(kWords)]).append(" ");
    return out;
  };
  std::string out = "# " + words(3) + "\n\n";
  for (unsigned i = 0; out.size() < size; ++i) {
    const std::string number = std::to_string(i), url = "https://example.org/" + number;
    switch (i % 8) {
      case 0:
        out += "## " + words(4) + "\n\n";
        break;
      case 1:
        out += "- " + words(9) + "[" + words(2) + "](" + url + ")\n- " + words(9) + "\n\n";
        break;
      case 2:
        out += "```\nx = [no](" + url + ")\n" + words(40) + "\n```\n\n";
        break;
      case 3:
        out += "| a | b |\n|---|---|\n| " + words(6) + "| " + url + " |\n\n";
        break;
      case 4:
        out +=
            "[^" + number + "]: Doe, A. (2014). [Salt " + words(4) + "](" + url + "). *Work*, 3(2), 1–2.\n\n";
        break;
      default:
        out += words(50) + "**bold** `code` [" + words(3) + "](" + url + ") " + words(40) + "\n\n";
        break;
    }
  }
  return out;
}

double seconds(const std::string& text, std::size_t& citations) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t begin = std::clock();
    const auto reader = open_markdown(std::make_unique<std::istringstream>(text), "speed.md", {});
    citations = reader->next()->citations.size();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

std::vector<std::pair<std::string, std::string>> hostile(std::size_t size) {
  const auto half = [size](std::string_view unit) { return repeated(unit, size / 2); };
  return {{"[", repeated("[", size)},
          {"*a **b", repeated("*a **b ", size)},
          {"quotes, then lazy lines", half("> ") + "a\n" + half("a\n")},
          {"lists, then empty lines", half("- ") + "a\n" + half("\n")},
          {"brackets in brackets", "[a]: b\n\n" + half("x[") + half("]***x-->")},
          {"[a] in lines", repeated("[a]\n", size)},
          {"[a]( in lines", repeated("[a](\n", size)},
          {"a long definition, much used", "[a]: http://x.org/" + half("x") + "\n\n" + half("[a] ")},
          {"a 2 KB definition, much used",
           "[a]: http://x.org/" + std::string(2000, 'x') + "\n\n" + repeated("[a] ", size)},
          {"a table of many columns", half("|a") + "|\n" + half("|---") + "|\n" + half("|a\n")},
          {"a table of 60 columns",
           repeated("|a", 120) + "|\n" + repeated("|---", 240) + "|\n" + repeated("|a\n", size)},
          {"footnotes", repeated("[^a]: b\n", size)},
          {"headings", repeated("# a\n", size)},
          {"www.", repeated("www.", size)},
          {"YAML in lines", "---\n" + repeated("- a\n", size) + "---\n"}};
}

}  // namespace

int main() {
  std::size_t citations = 0;
  const std::string text = article(20'000'000);
  const double time = seconds(text, citations);
  std::printf("article: %.1f MB, %zu citations, %.0f MB/s\n", static_cast<double>(text.size()) / 1e6,
              citations, static_cast<double>(text.size()) / 1e6 / time);
  constexpr std::size_t kSize = 500'000;
  const auto once = hostile(kSize), twice = hostile(2 * kSize);
  for (std::size_t i = 0; i < once.size(); ++i) {
    const double one = seconds(once[i].second, citations), two = seconds(twice[i].second, citations);
    std::printf("%-32s 0.5 MB %6.3f s   1 MB %6.3f s   x%.1f\n", once[i].first.c_str(), one, two, two / one);
  }
}

// Properties of the Markdown reader: sound on every beginning of a text and on damaged texts, and linear on
// texts made to cost much.
#include <chrono>
#include <ctime>
#include <random>
#include <sstream>

#include "references/markdown/mapped_text.hpp"
#include "references/markdown/markdown.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/references/markdown/read_markdown.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string sample(const std::string& name) {
  return read_file(CITECHECK_SOURCE_DIR "/tests/fuzz/corpus/markdown/" + name);
}

std::string fault_of(const std::string& text) {
  ReadOptions options;
  options.companion = [&](std::string_view) -> Result<std::string> { return text; };
  return unsound(*open_markdown(std::make_unique<std::istringstream>(text), "a.md", options)->next());
}

std::string repeated(std::string_view unit, std::size_t size) {
  std::string out;
  while (out.size() < size) out += unit;
  return out;
}

double cpu_seconds(const std::string& text) {
  const std::clock_t begin = std::clock();
  CHECK(fault_of(text) == "");
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("every beginning of a Markdown text can be read", "[markdown][property]") {
  for (const std::string name : {"article.md", "notes.md", "bibliography.md"}) {
    const std::string text = sample(name);
    for (std::size_t size = 0; size <= text.size(); ++size)
      if (const std::string fault = fault_of(text.substr(0, size)); !fault.empty())
        FAIL(name << " " << size << ": " << fault);
  }
}

TEST_CASE("damaged Markdown is read without a loss of order", "[markdown][property]") {
  std::mt19937 random(20240229);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {"[",
                                            "](",
                                            ")",
                                            "![",
                                            "[^1]",
                                            "[^1]: ",
                                            "^[",
                                            "]",
                                            "`",
                                            "```\n",
                                            "\n",
                                            "\n\n",
                                            "\n    ",
                                            "> ",
                                            "- ",
                                            "1. ",
                                            "<",
                                            ">",
                                            "<!--",
                                            "-->",
                                            "\\",
                                            "&amp;",
                                            "*",
                                            "_",
                                            "|",
                                            "\n|---|---|\n",
                                            "\xFF",
                                            "https://a.org/b",
                                            "www.a.org",
                                            "<a href=\"",
                                            "---\n",
                                            "@a",
                                            "\n# References\n",
                                            "[1] "};
  for (const std::string name : {"article.md", "notes.md", "bibliography.md"})
    for (int round = 0; round < 150; ++round) {
      std::string text = sample(name);
      for (std::size_t i = 0; i < 1 + below(8); ++i) {
        const std::size_t at = below(text.size());
        if (below(2) == 0)
          text.erase(at, 1 + below(12));
        else
          text.insert(at, splices[below(splices.size())]);
      }
      if (const std::string fault = fault_of(text); !fault.empty()) FAIL(fault << "\n" << text);
    }
}

TEST_CASE("no Markdown costs more than its length", "[markdown][property]") {
  constexpr std::size_t kSize = 100'000;
  const auto half = [](std::string_view unit) { return repeated(unit, kSize / 2); };
  const std::vector<std::string> texts = {repeated("[", kSize),
                                          repeated("![", kSize),
                                          repeated("<", kSize),
                                          repeated("*a **b ", kSize),
                                          repeated("[^", kSize),
                                          repeated("> ", kSize),
                                          half("> ") + "a\n" + half("a\n"),
                                          half("- ") + "a\n" + half("\n"),
                                          repeated("www.", kSize),
                                          repeated("://", kSize),
                                          repeated("[a](", kSize),
                                          "[a]: b\n\n" + repeated("[a](b ", kSize),
                                          "[a]: b\n\n" + half("[") + half("]"),
                                          "[a]: b\n\n" + half("x[") + half("]***x-->"),
                                          repeated("[a]\n", kSize),
                                          repeated("[a](\n", kSize),
                                          repeated("# a\n", kSize),
                                          "[a]: http://x.org/" + half("x") + "\n\n" + half("[a] "),
                                          "[a]: x \"" + half("x") + "\"\n\n" + half("[a] "),
                                          half("|a") + "|\n" + half("|---") + "|\n" + half("|a\n"),
                                          repeated("^[", kSize),
                                          repeated("^[a b", kSize),
                                          "[^1]: " + half("[a](http://x.org) ") + "\n\n" + half("[^1] "),
                                          repeated("<a href=\"", kSize),
                                          repeated("<!--", kSize),
                                          "---\n" + repeated("[", kSize) + "\n---\n",
                                          "---\na: " + repeated("{a: ", kSize) + "\n---\n",
                                          "---\n" + repeated("? ", kSize) + "\n---\n",
                                          "# References\n" + repeated("- a\n", kSize),
                                          repeated("[a]: <b", kSize),
                                          repeated("[^a]: b\n", kSize),
                                          repeated("`a``b", kSize)};
  for (const std::string& text : texts) {
    INFO(text.substr(0, 40));
    CHECK(cpu_seconds(text) < 3);  // some milliseconds; what is quadratic takes minutes
  }
}

TEST_CASE("what is parted for the sake of time is told only where a link may be lost", "[markdown]") {
  const std::string links = repeated("[a](https://a.org) ", 10'000);
  const Article many = read_markdown("Text " + links + "\n");
  CHECK(many.citations.size() == links.size() / 19);
  CHECK(many.problems.empty());
  CHECK(count_problems(read_markdown("[a]: b\n\n" + repeated("[ x ", 10'000)), "nesting-too-deep") == 1);
  CHECK(count_problems(read_markdown(repeated("> ", 1000) + "[a](https://a.org)\n"), "nesting-too-deep") ==
        1);
  CHECK(count_problems(read_markdown("[a]: https://a.org/" + std::string(5000, 'x') + "\n\n[a]\n"),
                       "definition-too-long") == 1);
  CHECK(read_markdown("![i][a]\n\n[a]: <data:image/png;base64," + std::string(5000, 'x') + ">\n")
            .problems.empty());
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "[a](https://a.org/" + std::to_string(i) + ")\n";
  CHECK(read_markdown(lines).citations.size() == 1000);
  CHECK(read_markdown("- " + repeated("[a](https://a.org) ", 4'000) + "\n\n      more [b](https://b.org)\n")
            .citations.back()
            .url->value.href() == "https://a.org");
}

TEST_CASE("a mapped text leads back to its source", "[markdown]") {
  using markdown::MappedText;
  MappedText text;
  text.add("abc", 10);
  text.add("def", 13);
  text.add_own("--");
  text.add_decoded("&", {20, 25});
  text.add("xyz", 30);
  CHECK(text.text() == "abcdef--&xyz");
  CHECK(text.source_of(4) == 14);
  CHECK_FALSE(text.source_of(7));
  CHECK_FALSE(text.source_of(12));
  CHECK(text.source_of(Span{5, 9}) == Span{15, 25});
  CHECK(text.source_of(Span{6, 10}) == Span{20, 31});
  CHECK_FALSE(text.source_of(Span{6, 8}));
  MappedText other;
  other.add(text, {2, 11});
  CHECK(other.text() == "cdef--&xy");
  CHECK(other.source_of(Span{0, 9}) == Span{12, 32});
}

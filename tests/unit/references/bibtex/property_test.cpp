// Properties of the reader of BibTeX on real databases and on damaged ones. The databases lie outside of the
// repository; where they are absent these tests say so and prove the properties on a small one alone.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/references/bibtex/shown.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

const std::string kSmall =
    "% Encoding: UTF-8\n@string{jot = \"J. of \" # things}\n@comment{a {b} c}\n"
    "@Article{lee, author = {Lee, Ann and {van der} Berg, Jan and {Acme} and others},\n"
    "  title = \"On the {\\H o}f {DNA}: \\emph{a} $x_2^{n}$\", journal = jot, year = 2014, month = 3 # jan,\n"
    "  pages = {1--9}, doi = {10.1000/a\\_b}, crossref = {vol}, note = {Accessed: 2014-03-04, "
    "\\url{http://a.org}}}\n"
    "@proceedings(vol, title = {Proceedings}, editor = \"Roe, Jr., Ri{\\v c}hard\", isbn = {0-333-65684-9, "
    "1},\n"
    "  date = {2013-05/..}, crossref={lee})\n"
    "@xdata{pub, publisher = {Acme}}\n@book{b, xdata = {pub}, author = {family=Doe, given=Al}, "
    "eprint={1501.00001}}\n";

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> out;
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/bib";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no databases at " << folder);
    return out;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".bib") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

/// How many entries a plain look at the lines finds: "@word{" at their beginning, no command of BibTeX's own,
/// no container of data.
std::size_t count_entries(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = to_lower_ascii(trim(std::string_view(text).substr(at, end - at)));
    at = end + 1;
    if (!line.starts_with('@')) continue;
    const std::size_t brace = line.find('{');
    if (brace == std::string::npos) continue;
    const std::string type(trim(std::string_view(line).substr(1, brace - 1)));
    count += type != "string" && type != "comment" && type != "preamble" && type != "xdata";
  }
  return count;
}

double seconds(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Article article = test::read_bibtex(text);
  CHECK(test::unsound(article) == "");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace

TEST_CASE("every entry of real databases is read, and every claim covers its bytes", "[bibtex][corpus]") {
  for (const auto& file : files()) {
    INFO(file);
    const std::string text = test::read_file(file.string());
    const Article article = test::read_bibtex(text);
    CHECK(test::unsound(article) == "");
    CHECK(article.citations.size() == count_entries(text));
    for (const Problem& problem : article.problems) {
      INFO(problem.what);
      CHECK(problem.kind != "unclosed-entry");
      CHECK(problem.kind != "unbalanced-brace");
      CHECK(problem.kind != "missing-comma");
    }
  }
}

TEST_CASE("every beginning of a database can be read", "[bibtex][property]") {
  for (std::size_t size = 0; size <= kSmall.size(); ++size)
    if (const Article article = test::read_bibtex(kSmall.substr(0, size)); !test::unsound(article).empty())
      FAIL(size << ": " << test::unsound(article));
}

TEST_CASE("damaged databases are read", "[bibtex][property]") {
  std::mt19937 random(20240301);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {
      "{", "}",     "\"",   ",", "=", "#",    "@", "\n@misc{x,",      "%", "\\",
      "$", " and ", "\xFF", "(", ")", "\\'{", "~", "crossref={lee},", "\n"};
  for (int round = 0; round < 400; ++round) {
    std::string damaged = kSmall;
    for (std::size_t i = 0; i < 1 + below(6); ++i) {
      const std::size_t at = below(damaged.size());
      if (below(2) == 0)
        damaged.erase(at, 1 + below(12));
      else
        damaged.insert(at, splices[below(splices.size())]);
    }
    if (const std::string fault = test::unsound(test::read_bibtex(damaged)); !fault.empty())
      FAIL(fault << damaged);
  }
}

TEST_CASE("a lost brace costs one entry", "[bibtex][property]") {
  std::string text;
  for (int i = 0; i < 50; ++i)
    text += "@misc{k" + std::to_string(i) + ",\n  title = {T {nested} " + std::to_string(i) +
            "},\n  author = {Ann Lee},\n  year = {2014}\n}\n\n";
  for (std::size_t at = text.find_first_of("{}\","); at != std::string::npos;
       at = text.find_first_of("{}\",", at + 7)) {
    std::string damaged = text;
    damaged.erase(at, 1);
    INFO(at);
    CHECK(test::read_bibtex(damaged).citations.size() >= 49);
  }
}

TEST_CASE("hostile databases take linear time", "[bibtex][property]") {
  constexpr std::size_t kBytes = 60'000;
  for (const std::string_view piece : {"{", "}", "@a{", "\"", "#", "@a{b,c={", "@comment{", "@string{a=",
                                       "@a{b c\n={{\nx=1}\n", "@a{b,\nc=\"\n", "@misc{a,\n x = {\n", "\n@",
                                       "@ ", "%@a{b}", "@a{b,c=d#", "@a{b,=,", "@x(", "\n@a{b,"})
    CHECK(seconds(repeated(piece, kBytes)) < 2);
  for (const std::string_view piece :
       {" and ", "{", "\\'{", "a,", "A and ", "$", "``", "~", "family=x, ", "\\url{"}) {
    const std::string value = repeated(piece, kBytes);
    CHECK(seconds("@misc{a, author = {" + value + "}, title={" + value + "}, url={" + value + "}, isbn={" +
                  value + "}, note={" + value + "}, date={" + value + "}, month={" + value +
                  "}, year=2001}") < 2);
  }
}

TEST_CASE("chains, circles and doublings are bounded", "[bibtex][property]") {
  std::string chain, circle, doubling = "@string{s0 = \"0123456789\"}\n", children;
  for (int i = 0; i < 4'000; ++i) {
    const std::string n = std::to_string(i), next = std::to_string(i + 1);
    chain += "@misc{k" + n + ", note = {" + n + "}, crossref = {k" + next + "}}\n";
    circle +=
        "@misc{k" + n + ", xdata = {k" + next + "}, crossref = {k" + std::to_string((i + 1) % 4'000) + "}}\n";
    children += "@misc{k" + n + ", crossref = {p}}\n";
  }
  for (int i = 1; i < 100; ++i) {
    const std::string last = "s" + std::to_string(i - 1);
    doubling += "@string{s" + std::to_string(i) + " = " + last + " # " + last + "}\n";
  }
  CHECK(seconds(chain) < 3);
  CHECK(seconds(circle) < 3);
  CHECK(seconds(doubling + "@misc{a, title = s99}") < 2);
  CHECK(seconds(children + "@misc{p, title = {" + repeated("long ", 200'000) + "}}") < 3);
}

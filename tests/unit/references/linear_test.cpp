// Hostile input of every format: the work grows with its size and no faster, and is bounded.
#include <algorithm>
#include <ctime>
#include <sstream>

#include "references/reader.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

struct Input {
  std::string_view format, before, piece, behind;
};

const std::vector<Input> kInputs{
    {"latex", "", "\\verb{", ""},
    {"latex", "", "\\verb|a|", ""},
    {"latex", "", "\\verb", ""},
    {"latex", "", "\\input{a}", ""},
    {"latex", "", "\\footnote{http://a.org}", ""},
    {"latex", "\\begin{thebibliography}{9}", "\\bibitem{a} b\n", ""},
    {"markdown", "", "[^1]: a\n", ""},
    {"markdown", "", "[a]: b\n", ""},
    {"markdown", "", "- - a\n", ""},
    {"markdown", "", "- a\n\n  > ", ""},
    {"markdown", "", "[a] ", "\n\n[a]: http://a.org\n"},
    {"html", "<script type='application/ld+json'>{\"citation\":[",
     "{\"name\":\"a\",\"url\":\"http://a.org\"},", "{}]}</script>"},
    {"html", "", "<b><p>", ""},
    {"html", "", "<ul><li>", ""},
    {"jats", "<article><back><ref-list>", "<ref/>", "</ref-list></back></article>"},
    {"jats", "<article><back><ref-list><ref>", "<mixed-citation>a</mixed-citation>",
     "</ref></ref-list></back></article>"},
    {"tei", "<TEI><text><back><listBibl>", "<bibl>a</bibl>", "</listBibl></back></text></TEI>"},
    {"bibtex", "@string{a=\"aa\"}", "@string{a=a # a}", "@misc{k,title=a}"},
    {"bibtex", "@misc{k,title=", "{a} # ", "{a}}"},
    {"bibtex", "", "@misc{a,crossref={b}}@misc{b,crossref={a}}", ""},
    {"csl-json", "", "[{\"a\":", ""},
    {"ris", "TY  - JOUR\n", "AU  - a\n", "ER  - \n"},
    {"text", "A\n\nReferences\n\n", "[1] ", ""},
    {"text", "A\n\nReferences\n\n", "Doe, J. (2010). Title. ", ""}};

std::string made(const Input& input, std::size_t size) {
  std::string out(input.before);
  while (out.size() < size) out += input.piece;
  return out += input.behind;
}

// Time of this thread on a processor, so that a busy machine is not blamed on the reader.
double seconds(const Input& input, std::size_t size) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const std::string text = made(input, size);
  ReadOptions options;
  options.companion = [](std::string_view) -> Result<std::string> {
    return tl::unexpected(Error{"there is no file", 0});
  };
  const double begin = now();
  const auto reader =
      find_format(input.format)->open(std::make_unique<std::istringstream>(text), "a", options);
  while (const auto article = reader->next())
    for (const Problem& problem : article->problems) CHECK(problem.span.begin <= article->source->size());
  return now() - begin;
}

}  // namespace

TEST_CASE("no format costs more than in proportion to its length", "[linear]") {
  // Small enough to be quick under sanitizers too; what is quadratic takes seconds even so.
  constexpr std::size_t kSmall = 30'000, kFactor = 6;
  for (const Input& input : kInputs) {
    INFO(input.format << " " << input.piece);
    const double small = seconds(input, kSmall), large = seconds(input, kSmall * kFactor);
    CHECK(large < small * kFactor * 3 + 0.2);
  }
}

TEST_CASE("works that a page states in JSON do not each show all of it", "[html]") {
  const Input& input = *std::ranges::find(kInputs, "html", &Input::format);
  const auto article =
      find_format("html")->open(std::make_unique<std::istringstream>(made(input, 20'000)), "a", {})->next();
  REQUIRE(article->citations.size() > 100);
  for (const Citation& citation : article->citations) CHECK(citation.span.size() < 100);
}

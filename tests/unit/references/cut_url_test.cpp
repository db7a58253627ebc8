// Where an input ends within a URL, it is told of if anything shows it.
#include "references/cut_url.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include "references/reader.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

const std::string kUrl = "http://example.org/path/to/pag";

Article read(const char* format, const std::string& text) {
  return *find_format(format)->open(std::make_unique<std::istringstream>(text), "file", {})->next();
}

/// The problem points at the URL.
bool tells(const char* format, const std::string& before, const std::string& behind = "") {
  const Article article = read(format, before + kUrl + behind);
  return std::ranges::any_of(article.problems, [&](const Problem& problem) {
    return problem.kind == "truncated-url" &&
           problem.span == Span{before.size(), before.size() + kUrl.size()};
  });
}

/// Any problem, by whatever grammar.
bool tells_anything(const char* format, const std::string& before) {
  return !read(format, before + kUrl).problems.empty();
}

}  // namespace

TEST_CASE("an input that ends within a URL is told of where something is still open", "[cut]") {
  CHECK(tells("markdown", "See [the page]("));
  CHECK(tells("markdown", "See <"));
  CHECK(tells("markdown", "See <a href=\""));
  CHECK(tells("markdown", "See [x][1].\n\n[1]: <"));
  CHECK(tells("markdown", "---\nreferences:\n- id: x\n  title: Page\n  URL: \""));
  CHECK(tells("html", "<p>See <a href=\""));
  CHECK(tells("html", "<h2>References</h2><ol><li>Smith, J. Title. 2001. "));
  CHECK(tells("wikitext", "==Links==\n* ["));
  CHECK(tells("latex", "\\begin{thebibliography}{9}\n\\bibitem{a} Smith. Title. \\url{"));
  CHECK(tells("latex", "\\begin{thebibliography}{9}\n\\bibitem{a} Smith. Title. "));
  CHECK(tells("latex", "\\documentclass{a}\\begin{document}\nText\\footnote{See \\url{"));
  CHECK(tells("latex",
              "% $ biblatex auxiliary file $\n\\refsection{0}\n\\entry{a}{online}{}\n\\verb{url}\n\\verb "));
  CHECK(tells_anything("bibtex", "@misc{b, title={Page}, url = {"));
  CHECK(tells_anything("bibtex", "@misc{b, title={Page}, url = \""));
  CHECK(tells_anything("csl-json", "[{\"id\":\"x\",\"URL\":\""));
  CHECK(tells_anything("wikitext", "<ref>{{cite web |title=Page |url="));
  CHECK(tells_anything("wikitext", "<ref>["));
  CHECK(tells_anything("jats", "<article><back><ref-list><ref id=\"a\"><mixed-citation>Page <uri>"));
  CHECK(tells_anything("tei", "<TEI><text><back><listBibl><bibl><ptr target=\""));
}

TEST_CASE("a whole URL at the end of an input is no cut one", "[cut]") {
  CHECK_FALSE(tells("markdown", "See [the page](", ")"));
  CHECK_FALSE(tells("markdown", "See "));
  CHECK_FALSE(tells("markdown", "See [x][1].\n\n[1]: "));
  CHECK_FALSE(tells("markdown", "See <", ">"));
  CHECK_FALSE(tells("markdown", "He (", ")"));
  CHECK_FALSE(tells("html", "<p>See <a href=\"", "\">it</a>"));
  CHECK_FALSE(tells("html", "<ol><li>", "\n"));
  CHECK_FALSE(tells("wikitext", "==Links==\n* [", "]"));
  CHECK_FALSE(tells("wikitext", "==Links==\n* ", ""));
  CHECK_FALSE(tells("latex", "\\section{A} \\url{", "}"));
  CHECK_FALSE(tells("text", "References\n\n1. Smith, J. Title. 2001. "));
  CHECK_FALSE(tells("ris", "TY  - JOUR\nTI  - Page\nUR  - "));
}

// Documents of LaTeX: marks, bibliographies in the text, in databases and as programs made them, links, and
// the files that a document names.
#include "references/latex/latex.hpp"

#include <chrono>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "references/problem_list.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"
#include "unit/references/bibtex/shown.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::value_of;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

Article read(const std::string& text, const Files& files = {}, const std::string& path = "doc/main.tex") {
  ReadOptions options;
  options.companion = [&files](std::string_view name) -> Result<std::string> {
    const auto found = files.find(name);
    if (found == files.end())
      return tl::unexpected(Error{"the file " + std::string(name) + " is not there", 0});
    return found->second;
  };
  Article article = *open_latex(std::make_unique<std::istringstream>(text), path, options)->next();
  REQUIRE(test::unsound(article) == "");
  return article;
}

std::string marks(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    out.append(out.empty() ? "" : " ")
        .append(citation.ref_name)
        .append(":")
        .append(std::to_string(citation.marks.size()));
  return out;
}

std::string dangling(const Article& article) {
  std::string out;
  for (const DanglingMark& mark : article.dangling_marks) {
    CHECK(article.text_of(mark.span) == mark.label);
    out.append(out.empty() ? "" : " ").append(mark.label);
  }
  return out;
}

std::string kinds(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out.append(out.empty() ? "" : " ").append(problem.kind);
  return out;
}

std::string items(const std::string& keys) {
  std::string out = "\\begin{thebibliography}{9}\n";
  std::istringstream in(keys);
  for (std::string key; in >> key;)
    out += "\\bibitem{" + key + "} Ann Lee. \\newblock On " + key + ". 2014.\n";
  return out + "\\end{thebibliography}\n";
}

const std::string kDatabase =
    "@misc{a, title={A}, ids={other}}\n@misc{b, title={B}}\n@misc{c, title={C}}\n@misc{d, title={D}}\n"
    "@set{s, entryset={c,d}}\n";

}  // namespace

TEST_CASE("commands that cite", "[latex]") {
  const auto cites = [](const std::string& command) { return marks(read(command + items("a b c"))); };
  CHECK(cites("\\cite{a}") == "a:1 b:0 c:0");
  CHECK(cites("\\cite[p.~3]{a, b}") == "a:1 b:1 c:0");
  CHECK(cites("\\citep*[see][{chap. [2]}]{a}\\Citet{b}") == "a:1 b:1 c:0");
  CHECK(cites("\\textcite{a}\\parencite{a}\\autocite{a}\\footcite{a}\\citeauthor{a}\\citeyear{a}") ==
        "a:6 b:0 c:0");
  CHECK(cites("\\cites(pre)(post)[1]{a}[2][3]{b}{c}") == "a:1 b:1 c:1");
  CHECK(cites("\\nocite{a,%\n b}") == "a:1 b:1 c:0");
  CHECK(cites("\\volcite{2}[p. 3]{c}") == "a:0 b:0 c:1");
  CHECK(cites("\\mycite{a}\\citemagic{zz}") == "a:1 b:0 c:0");
  CHECK(dangling(read("\\citemagic{zz}" + items("a"))) == "");
}

TEST_CASE("what is no text cites nothing", "[latex]") {
  CHECK(marks(read("% \\cite{a}\n\\verb|\\cite{a}|\\begin{verbatim}\\cite{a}\\end{verbatim}"
                   "\\begin{lstlisting}[x]\n\\cite{a}\n\\end{lstlisting}\\iffalse\\cite{a}\\fi"
                   "\\newcommand{\\m}[1]{\\cite{a}}\\def\\n#1{\\cite{a}}100\\% \\cite{b}" +
                   items("a b"))) == "a:0 b:1");
  CHECK(dangling(read("\\newcommand{\\m}[1]{\\cite{#1}}" + items("a"))) == "");
  CHECK(dangling(read(items("a") + "\\end{document}\\cite{x}")) == "");
}

TEST_CASE("marks that lead nowhere", "[latex]") {
  CHECK(dangling(read("\\cite{a,x}" + items("a"))) == "x");
  CHECK(dangling(read("\\cite{x}")) == "");  // the list is elsewhere
  const Article missing = read("\\cite{a,x}\\bibliography{gone}" + items("a"));
  CHECK(dangling(missing) == "");
  CHECK(kinds(missing) == "companion-not-read");
  CHECK(missing.problems[0].what == "the file gone.bib is not there");
  CHECK(dangling(read("\\cite{a,x}\\input{gone}" + items("a"))) == "");
}

TEST_CASE("files that are named again and again are asked for once", "[latex]") {
  std::string text, many;
  for (int i = 0; i < 10'000; ++i) text += "\\input{gone}\\bibliography{none}\n";
  for (int i = 0; i < 5'000; ++i) many += "\\input{gone" + std::to_string(i) + "}\n";
  std::size_t asked = 0;
  ReadOptions options;
  options.companion = [&](std::string_view name) -> Result<std::string> {
    ++asked;
    return tl::unexpected(Error{"the file " + std::string(name) + " is not there", 0});
  };
  const auto read_it = [&](const std::string& document) {
    return *open_latex(std::make_unique<std::istringstream>(document), "a.tex", options)->next();
  };
  CHECK(kinds(read_it(text)).starts_with("companion-not-read"));
  CHECK(asked <= 4);  // gone.tex, gone, none.bib, a.bbl
  const Article article = read_it(many);
  CHECK(asked <= 2'010);
  CHECK(article.problems.size() == kMostOfAKind + 1);
  CHECK(article.problems.back().what.starts_with("900 more"));
}

TEST_CASE("a document and the files it names are bounded together", "[latex]") {
  const std::string large(40u << 20, ' ');
  const Article article =
      read("\\bibliography{a,b,c}", {{"a.bib", large}, {"b.bib", large}, {"c.bib", kDatabase}});
  CHECK(kinds(article) == "companion-not-read");
  CHECK(article.problems[0].what.find("larger than 64 MiB") != std::string::npos);
  CHECK(article.citations.size() == 5);
}

TEST_CASE("a set of many members that is cited often is marked in bounded time", "[latex]") {
  std::string entries = "@set{s, entryset={", cites;
  for (int i = 0; i < 5'000; ++i) entries += "k" + std::to_string(i) + ",";
  entries += "}}\n";
  for (int i = 0; i < 5'000; ++i)
    entries += "@misc{k" + std::to_string(i) + ", title={T}}\n", cites += "\\cite{s}";
  const Article article = read(cites + "\\bibliography{a}", {{"a.bib", entries}});
  CHECK(article.citations.size() == 5'001);
  CHECK(kinds(article) == "too-many-marks");
}

TEST_CASE("items of a bibliography", "[latex]") {
  const Article article = read(
      "\\cite{k}\\begin{thebibliography}{99}\n"
      "\\bibitem{k}\nDonald~E. Moss and J\\\"urgen M\\\"uller.\n\\newblock Growing things.\n"
      "\\newblock {\\em The Garden Journal}, 27(2):97--111, 1984.\n\n"
      "\\bibitem[Lee(2001)]{l} A.~Lee, ``The name of the \\emph{thing},'' \\emph{J. of Things}, 2001. "
      "\\url{https://things.example/a_b}\n"
      "\\bibitem{h} {\\em The Handbook of X}.\n\\newblock Springer, 2003.\n"
      "\\bibitem{i} \\bibfield{author}{\\bibinfo{author}{\\bibfnamefont{A.}~\\bibnamefont{Roe}} and "
      "\\bibinfo{author}{\\bibnamefont{Poe}}}, \\bibinfo{title}{Is it so?}, \\bibinfo{journal}{Phys. Rev.} "
      "\\textbf{\\bibinfo{volume}{47}} (\\bibinfo{year}{1935})\n"
      "\\end{thebibliography}");
  REQUIRE(article.citations.size() == 4);
  const Citation& first = article.citations[0];
  CHECK(first.label == "1");
  CHECK(first.ref_name == "k");
  CHECK(first.title->value == "Growing things");
  CHECK(value_of(first, "author") == "Moss, Donald E. | Müller, Jürgen");
  CHECK(value_of(first, "issued") == "1984");
  CHECK(first.marks.size() == 1);
  const Citation& second = article.citations[1];
  CHECK(second.label == "Lee(2001)");
  CHECK(second.title->value == "The name of the thing");
  CHECK(article.text_of(second.title->span).find("\\emph{thing") != std::string::npos);
  CHECK(second.url->value.href() == "https://things.example/a_b");
  CHECK(article.citations[2].title->value == "The Handbook of X");
  const Citation& fourth = article.citations[3];
  CHECK(fourth.title->value == "Is it so?");
  CHECK(fourth.container_title->value == "Phys. Rev.");
  CHECK(fourth.volume->value == "47");
  CHECK(value_of(fourth, "issued") == "1935");
  CHECK(value_of(fourth, "author") == "Roe, A. | Poe, ");
}

TEST_CASE("databases beside the document", "[latex]") {
  const Article article =
      read("\\title{On \\emph{M\\\"oss}}\\cite{a,b,s}\\bibliography{refs}", {{"refs.bib", kDatabase}});
  CHECK(article.title == "On Möss");
  CHECK(marks(article) == "a:1 b:1 c:1 d:1 s:1");
  CHECK(dangling(article) == "");
  REQUIRE(article.parts.size() == 2);
  CHECK(article.parts[0].path == "doc/main.tex");
  CHECK(article.parts[1].path == "doc/refs.bib");
  CHECK(article.path_at(article.citations[0].span.begin) == "doc/refs.bib");
  CHECK(article.text_of(article.citations[0].title->span) == "A");
  CHECK(marks(read("\\cite{other}\\addbibresource{refs.bib}\\nocite{*}", {{"refs.bib", kDatabase}})) ==
        "a:1 b:0 c:0 d:0 s:0");
}

TEST_CASE("of a shared database only what is cited belongs to the document", "[latex]") {
  CHECK(marks(read("\\cite{b}\\bibliography{refs}", {{"refs.bib", kDatabase}})) == "b:1");
  CHECK(marks(read("\\cite{a,b,c}\\bibliography{refs}", {{"refs.bib", kDatabase}})) == "a:1 b:1 c:1 d:0 s:0");
  CHECK(marks(read("\\bibliography{refs}", {{"refs.bib", kDatabase}})) == "a:0 b:0 c:0 d:0 s:0");
}

TEST_CASE("files that are read in", "[latex]") {
  const Article article = read("\\input{sec}\\include{sub/two}\\input{sec}" + items("a b"),
                               {{"sec.tex", "\\cite{a}\\input{three.tex}"},
                                {"sub/two.tex", "\\cite{b}"},
                                {"three.tex", "\\cite{a} \\input{sec}"}});
  CHECK(marks(article) == "a:2 b:1");
  CHECK(article.parts.size() == 4);
  CHECK(kinds(article) == "");
}

TEST_CASE("a database inside the document", "[latex]") {
  const Article article = read(
      "\\begin{filecontents}{own.bib}\n@misc{x, "
      "title={T}}\n\\end{filecontents}\\cite{x}\\addbibresource{own.bib}");
  CHECK(marks(article) == "x:1");
  CHECK(kinds(article) == "");
}

TEST_CASE("a bibliography that biber made", "[latex]") {
  const std::string bbl =
      "\\refsection{0}\n\\entry{doe}{article}{}\n\\name{author}{2}{}{%\n{{hash=a}{%\nfamily={Doe},\nfamilyi={"
      "D},\n"
      "given={Jane\\bibnamedelima Q.},\ngiveni={J}}}%\n{{hash=b}{family={Berg}, prefix={van}}}%\n}\n"
      "\\list{publisher}{1}{%\n{Acme}%\n}\n\\strng{namehash}{x}\n\\field{sortinit}{D}\n\\field{title}{A "
      "{\\\"O}}\n"
      "\\field{journaltitle}{J}\n\\field{day}{3}\n\\field{month}{2}\n\\field{year}{2014}\n\\field{urlyear}{"
      "2015}\n"
      "\\verb{url}\n\\verb http://a.org/x_y\n\\endverb\n\\endentry\n\\endrefsection\n";
  for (const Article& article :
       {read(bbl, {}, "main.bbl"), read("\\cite{doe}\\addbibresource{gone.bib}", {{"main.bbl", bbl}})}) {
    REQUIRE(article.citations.size() == 1);
    const Citation& citation = article.citations[0];
    CHECK(citation.title->value == "A Ö");
    CHECK(article.text_of(citation.title->span) == "A {\\\"O}");
    CHECK(value_of(citation, "author") == "Doe, Jane Q. | Berg, , von van");
    CHECK(value_of(citation, "issued") == "2014-02-03");
    CHECK(value_of(citation, "accessed") == "2015");
    CHECK(value_of(citation, "publisher") == "Acme");
    CHECK(citation.url->value.href() == "http://a.org/x_y");
    CHECK(value_of(citation, "sortinit") == "");
    CHECK(kinds(article) == "");
  }
}

TEST_CASE("a bibliography that BibTeX made stands for a database that is gone", "[latex]") {
  const Article article = read("\\cite{a,x}\\bibliography{gone}", {{"main.bbl", items("a b")}});
  CHECK(marks(article) == "a:1 b:0");
  CHECK(dangling(article) == "x");
  CHECK(kinds(article) == "");
}

TEST_CASE("links and notes with links", "[latex]") {
  const Article article = read(
      "See \\url{https://a.org/x_y~z} and \\href{https://b.org/\\%20}{the site}, \\href{mailto:me@c.org}{me}."
      "\\footnote{Ann Lee, ``A long title,'' \\emph{Site}, \\url{https://d.org/p}, accessed 3 May 2014.}"
      "\\footnote{Just words.}");
  REQUIRE(article.citations.size() == 3);
  CHECK(article.citations[0].url->value.href() == "https://a.org/x_y~z");
  CHECK(article.citations[0].template_name == "url");
  CHECK(article.citations[1].url->value.href() == "https://b.org/%20");
  CHECK(value_of(article.citations[1], "link-text") == "the site");
  const Citation& note = article.citations[2];
  CHECK(note.title->value == "A long title");
  CHECK(note.url->value.href() == "https://d.org/p");
  CHECK(value_of(note, "accessed") == "2014-05-03");
  CHECK(article.text_of(note.accessed->span) == "3 May 2014");
}

TEST_CASE("languages and charsets", "[latex]") {
  CHECK(read("\\usepackage[english,ngerman]{babel}").language == "");
  CHECK(read("\\usepackage[english,german]{babel}").language == "de");
  const Article latin = read("\\usepackage[latin1]{inputenc}\n\\cite{a}\\bibliography{refs}\xFC",
                             {{"refs.bib", "@misc{a, title={\xE9t\xE9}}"}});
  CHECK(kinds(latin) == "invalid-utf8 invalid-utf8");
  CHECK(latin.citations[0].title->value == "été");
}

TEST_CASE("text that looks like LaTeX", "[latex][formats]") {
  CHECK(looks_like_latex("\\documentclass{article}") >= 60);
  CHECK(looks_like_latex("\\section{A}\n\\cite{b}") >= 60);
  CHECK(looks_like_latex("Plain words.") < 30);
}

TEST_CASE("every beginning of a document, and damaged ones, can be read", "[latex][property]") {
  const std::string text =
      "\\title{T}\\input{a}\\begin{verbatim}\\cite{x}\\end{verbatim}\\footnote{``Q,'' "
      "\\url{http://a.org/\\_}}"
      "\\cites(a)[b]{c}{d}\\bibliography{r,s}" +
      items("a b") +
      "\\bibitem{i}\\bibinfo{author}{\\bibinfo{person}{A B}}"
      "\\bibinfo{title}{T}\\begin{filecontents}{r.bib}@misc{q, title={\\'{e}}}\\end{filecontents}\\verb{url}";
  const Files files = {{"a.tex", text}, {"r.bib", "@misc{a,title={T}"}, {"s.bib", text}};
  for (std::size_t size = 0; size <= text.size(); ++size) read(text.substr(0, size), files);
  std::mt19937 random(20240302);
  const std::vector<std::string> splices = {"{",       "}",        "[",          "]",    "\\", "%",
                                            "\\cite{", "\\entry{", "\\endentry", "\xFF", "$"};
  for (int round = 0; round < 300; ++round) {
    std::string damaged = text;
    for (int i = 0; i < 4; ++i) {
      const std::size_t at = random() % damaged.size();
      random() % 2 == 0 ? damaged.erase(at, 1 + random() % 9)
                        : damaged.insert(at, splices[random() % splices.size()]);
    }
    read(damaged, files);
  }
}

TEST_CASE("hostile documents take linear time", "[latex][property]") {
  for (const std::string_view piece : {"\\cite{",
                                       "\\cite[",
                                       "\\url{",
                                       "\\footnote{http://",
                                       "\\bibitem{a}",
                                       "\\begin{verbatim}",
                                       "\\verb|",
                                       "\\input{a}",
                                       "\\newcommand{",
                                       "\\bibinfo{a}{",
                                       "{",
                                       "%",
                                       "\\entry{a}{b}{}\\endentry\\verb{a}",
                                       "\\name{a}{b}{c}{",
                                       "\\def\\a",
                                       "\\bibitem{a}\\bibinfo{author}{",
                                       "\\true{morea}",
                                       "\\iffalse",
                                       "\\cites{a}",
                                       "\\begin{filecontents}{a}"}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    INFO(piece);
    const auto begin = std::chrono::steady_clock::now();
    read(text);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 3);
  }
}

TEST_CASE("entries of natbib's styles are read by their blocks", "[latex]") {
  const Article article = read(R"(\begin{thebibliography}{9}
\bibitem[Arnold \& Lorch(2025a)]{a}
Arnold, S. and Lorch, L. (2025a).
\newblock Decomposing transitions.
\newblock \emph{Journal of Royal Things, Series B}, 41(1/2):97--99.
\bibitem[Wei et~al.(2022)Wei, Chi, et~al.]{b}
Jason Wei, Fei Xia, Ed~Chi, Quoc~V Le, Denny Zhou, et~al.
\newblock Chain-of-thought prompting elicits reasoning in large language models.
\newblock \emph{Advances in neural information processing systems}, 35:\penalty0 24824--24837, 2022.
\bibitem[Page(1954)]{c}
Page, E.~S.
\newblock Continuous inspection schemes.
\newblock In \emph{Proceedings of Things}, pages 1--9. Press, 1954.
\end{thebibliography}
)");
  REQUIRE(article.citations.size() == 3);
  const auto claim_of = [](const std::optional<Claim<std::string>>& claim) {
    return claim ? claim->value : "";
  };
  CHECK(article.citations[1].label == "Wei et al.(2022)");
  CHECK(article.citations[1].type == ItemType::article_journal);
  const Citation &first = article.citations[0], &second = article.citations[1], &third = article.citations[2];
  REQUIRE(first.authors.size() == 2);
  CHECK(to_inverted_text(first.authors[1].value) == "Lorch, L.");
  CHECK(to_edtf(first.issued->value) == "2025");
  CHECK(claim_of(first.container_title) == "Journal of Royal Things, Series B");
  CHECK_FALSE(first.publisher);
  CHECK(claim_of(first.volume) == "41");
  CHECK(claim_of(first.issue) == "1/2");
  CHECK(second.authors.size() == 5);
  CHECK(second.authors_truncated);
  CHECK(second.editors.empty());
  CHECK(claim_of(second.container_title) == "Advances in neural information processing systems");
  CHECK(claim_of(second.volume) == "35");
  CHECK_FALSE(second.issue);
  CHECK(to_inverted_text(third.authors[0].value) == "Page, E. S.");
  CHECK(claim_of(third.container_title) == "Proceedings of Things");
  CHECK(claim_of(third.page) == "1–9");
}

TEST_CASE("IEEE's series is no part of the proceedings' name", "[latex]") {
  const Article article = read(R"(\begin{thebibliography}{9}
\bibitem{c}
J.~Doe, ``Another paper,'' in \emph{Proc. 5th Int. Conf. Things}, ser. LNCS, A.~Roe, Ed., vol. 12.\hskip 1em
  plus 0.5em minus 0.4em\relax Springer, 2003, pp. 1--12.
\end{thebibliography}
)");
  REQUIRE(article.citations.size() == 1);
  const Citation& c = article.citations[0];
  CHECK(c.container_title->value == "Proc. 5th Int. Conf. Things");
  REQUIRE(c.editors.size() == 1);
  CHECK(to_inverted_text(c.editors[0].value) == "Roe, A.");
  CHECK(c.publisher->value == "Springer");
  REQUIRE(c.other.size() == 1);
  CHECK(c.other[0].first + c.other[0].second.value == "collection-titleLNCS");
}

// LaTeX made text: accents, signs, quotes, formulas, and what is dropped.
#include "references/bibtex/latex_text.hpp"

#include <string>
#include <string_view>

#include "references/text.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using bibtex::latex_to_text;
using bibtex::latex_verbatim;

TEST_CASE("accents join their letter in every form they are written in", "[bibtex][latex-text]") {
  for (const char* form : {"\\'e", "\\'{e}", "{\\'e}", "{\\'{e}}", "\\' e", "{\\' e}"})
    CHECK(latex_to_text(form) == "é");
  CHECK(latex_to_text("{\\H o}\\H{u}{\\H{O}}") == "őűŐ");
  CHECK(latex_to_text("\\`a\\'a\\^a\\\"a\\~a\\=a\\.z\\u{a}\\v{c}\\c{c}\\k{a}\\r{a}\\b{b}\\d{s}") ==
        "àáâäãāżăčçąåḇṣ");
  CHECK(latex_to_text("\\t{oo}") == "o\u0361o");
  CHECK(latex_to_text("na{\\\"\\i}ve, na\\\"{\\i}ve, \\u\\i, \\^{\\j}") == "naïve, naïve, ĭ, ĵ");
  CHECK(latex_to_text("\\c c\\v s\\'{\\^e}") == "çšế");
  CHECK(latex_to_text("Vallée Poussin, Vall{\\'e}e") == "Vallée Poussin, Vallée");
  CHECK(latex_to_text("\\'{\\ae}") == "ǽ");
  CHECK(latex_to_text("\\textcommabelow{s}") == "ș");
}

TEST_CASE("an accent without a letter is the sign alone", "[bibtex][latex-text]") {
  CHECK(latex_to_text("a\\^{}b\\~{}c") == "a^b~c");
  CHECK(latex_to_text("{\\'}x") == "´x");
  CHECK(latex_to_text("\\'") == "´");
}

TEST_CASE("letters of their own", "[bibtex][latex-text]") {
  CHECK(latex_to_text("{\\ss}\\ae\\AE\\oe{\\O}\\o\\l\\L{\\aa}\\AA\\i\\j\\dh\\th\\dj\\ng") ==
        "ßæÆœØøłŁåÅıȷðþđŋ");
  CHECK(latex_to_text("Stra\\ss e, Stra{\\ss}e, Stra\\ss{}e") == "Straße, Straße, Straße");
  CHECK(latex_to_text("\\TeX book and \\LaTeX{} too") == "TeXbook and LaTeX too");
}

TEST_CASE("dashes, quotes, ties and escaped signs", "[bibtex][latex-text]") {
  CHECK(latex_to_text("1--2 a---b c-d") == "1–2 a—b c-d");
  CHECK(latex_to_text("``double'' `single' it's") == "“double” ‘single' it's");
  CHECK(latex_to_text("J.~Chem.~Phys.\\ and\\,so") == "J. Chem. Phys. and so");
  CHECK(latex_to_text("\\&\\%\\$\\#\\_\\{\\}") == "&%$#_{}");
  CHECK(latex_to_text("50% of it & more_x") == "50% of it & more_x");
  CHECK(latex_to_text("?`Que?") == "¿Que?");
  CHECK(latex_to_text("a \n\t b\xC2\xA0 c ") == "a b c");
  CHECK(latex_to_text("dis\\-cre\\-tion\\/al") == "discretional");
}

TEST_CASE("markup is dropped, its text stays", "[bibtex][latex-text]") {
  CHECK(latex_to_text("\\textit{a} \\emph{b} {\\em c} \\textsc{d} {\\bf e} {DNA} {{F}}") ==
        "a b c d e DNA F");
  CHECK(latex_to_text("\\url{http://a.org/x_y\\%20~z--q} \\href{http://b.org/%}{text}") ==
        "http://a.org/x_y%20~z--q text");
  CHECK(latex_to_text("\\unknown{kept} \\unknown[2]{too} \\gone") == "kept too");
  CHECK(latex_to_text("{\\noopsort{1973b}}1973 \\textcolor{red}{r}") == "1973 r");
  CHECK(latex_to_text("\\enquote{a \\enquote{b} c} \\mkbibquote{d}") == "“a ‘b’ c” “d”");
  CHECK(latex_to_text("A\\begin{center} and \\end{center}B") == "A and B");
}

TEST_CASE("formulas stay readable", "[bibtex][latex-text]") {
  CHECK(latex_to_text("$e=mc^2$, H$_2$O, $10^{-3}$, CO\\textsubscript{2}") == "e=mc², H₂O, 10⁻³, CO₂");
  CHECK(latex_to_text("$\\alpha$-helix $\\Phi$ $\\beta_{1}$") == "α-helix Φ β₁");
  CHECK(latex_to_text("$O(n^k)$ $x_i$ 5$^\\circ$C 3$^{rd}$ 4\\textsuperscript{th}") ==
        "O(n^k) x_i 5°C 3rd 4th");
  CHECK(latex_to_text("$a \\leq b \\times c$ \\(\\pi r\\)") == "a ≤ b × c π r");
  CHECK(latex_to_text("$\\frac{1}{2}$ $\\mathbb{R}^3$ $\\bar{x}$") == "1/2 ℝ³ x̄");
  CHECK(latex_to_text("it costs $5") == "it costs $5");
  CHECK(latex_to_text("\\$5 and \\$6") == "$5 and $6");
}

TEST_CASE("what is left open is no fault", "[bibtex][latex-text]") {
  for (const char* text : {"{", "}", "\\", "\\'", "{\\'", "\\url{", "\\href{a", "$", "\\textsuperscript",
                           "^{", "\\frac{a}", "\\enquote{", "}}{", "\\begin", "\\u", "\\'{{{", "\\noopsort"})
    CHECK(!first_invalid_utf8(latex_to_text(text)));
}

TEST_CASE("hostile text takes linear time", "[bibtex][latex-text]") {
  for (const std::string_view piece :
       {"{", "}", "\\'{", "$", "\\\\$", "\\url{", "\\textsuperscript{", "\\enquote{", "\\frac{", "--", "\\v",
        "~", "{\\noopsort{", "\\'", "\u0301\u0323", "\\emph[", "^", "$^", "a "}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    CHECK(latex_to_text(text).size() <= 4 * text.size());
    const bibtex::MappedText mapped = bibtex::latex_to_mapped_text(text);
    CHECK(mapped.begin.size() == mapped.text.size());
    CHECK(latex_verbatim(text).size() <= text.size());
  }
}

TEST_CASE("a mapped text knows its bytes", "[bibtex][latex-text]") {
  const std::string_view latex = "A {\\\"O}l % remark\n in \\emph{blue}";
  const bibtex::MappedText mapped = bibtex::latex_to_mapped_text(latex);
  CHECK(mapped.text == "A Öl in blue");
  REQUIRE(mapped.begin.size() == mapped.text.size());
  const std::size_t blue = mapped.text.find("blue");
  CHECK(latex.substr(mapped.begin[blue], mapped.end[blue + 3] - mapped.begin[blue]) == "blue");
  CHECK(latex.substr(mapped.begin[2], mapped.end[3] - mapped.begin[2]) == "\\\"O");
}

TEST_CASE("verbatim fields keep their signs", "[bibtex][latex-text]") {
  CHECK(latex_verbatim("http://a.org/\\~{}x\\_y\\%20--z?a=b\\&c#d") == "http://a.org/~x_y%20--z?a=b&c#d");
  CHECK(latex_verbatim("\\url{http://a.org/{\\textasciitilde}x}") == "http://a.org/~x");
  CHECK(latex_verbatim("http://a.org/$\\sim$x/\n   long") == "http://a.org/~x/long");
  CHECK(latex_verbatim("10.1002/(SICI)1<3::AID>3.0.CO;2-P") == "10.1002/(SICI)1<3::AID>3.0.CO;2-P");
}

TEST_CASE("penalties and glue take their numbers with them", "[bibtex][latex-text]") {
  CHECK(latex_to_text("25\\penalty0 (49):\\penalty0 1--55") == "25(49):1–55");
  CHECK(latex_to_text("35:\\penalty-200 7, \\penalty 10000 8") == "35:7, 8");
  CHECK(latex_to_text("3rd~ed.\\hskip 1em plus\n  0.5em minus 0.4em\\relax Harlow") == "3rd ed. Harlow");
  CHECK(latex_to_text("a\\kern.16667em b\\hskip2pt c\\vskip 1ex plus 1fil d") == "a b c d");
}

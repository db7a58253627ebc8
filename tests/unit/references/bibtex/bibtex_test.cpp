// Databases: what entries say, whatever program wrote them, and what is told of broken ones.
#include "references/bibtex/bibtex.hpp"

#include <algorithm>
#include <string>

#include "references/line_index.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"
#include "unit/references/bibtex/shown.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::read_bibtex;
using test::value_of;

namespace {

Citation one(std::string_view text) {
  const Article article = read_bibtex(text);
  REQUIRE(test::unsound(article) == "");
  REQUIRE(article.citations.size() == 1);
  return article.citations[0];
}

std::string field(std::string_view fields, std::string_view name, std::string_view type = "misc") {
  return value_of(one("@" + std::string(type) + "{k, " + std::string(fields) + "}"), name);
}

std::string kinds(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out.append(out.empty() ? "" : " ").append(problem.kind);
  return out;
}

std::string keys(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    out.append(out.empty() ? "" : " ").append(citation.ref_name.empty() ? "-" : citation.ref_name);
  return out;
}

}  // namespace

TEST_CASE("an entry and the bytes it stands at", "[bibtex]") {
  const std::string text =
      "junk @ here, mail@example.org\n@Article{lee2014,\n  Author = {Ann Lee and {Acme}},\n  TITLE = \"On "
      "{DNA}\",\n  year = 2014 ,\n}\n";
  const Article article = read_bibtex(text);
  CHECK(article.title == "refs");
  CHECK(article.problems.empty());
  REQUIRE(article.citations.size() == 1);
  const Citation& citation = article.citations[0];
  CHECK(citation.label == "lee2014");
  CHECK(citation.ref_name == "lee2014");
  CHECK(citation.template_name == "article");
  CHECK(citation.type == ItemType::article_journal);
  CHECK(article.text_of(citation.span).starts_with("@Article{"));
  CHECK(article.text_of(citation.span).ends_with("}"));
  CHECK(citation.title->value == "On DNA");
  CHECK(article.text_of(citation.title->span) == "On {DNA}");
  CHECK(article.text_of(citation.authors[0].span) == "Ann Lee");
  CHECK(article.text_of(citation.authors[1].span) == "{Acme}");
  CHECK(article.text_of(citation.issued->span) == "2014");
}

TEST_CASE("delimiters, strings and concatenation", "[bibtex]") {
  const Article article = read_bibtex(
      "@STRING(jot = \"J. of \" # {Things})\n@string{full = jot # \", new series\"}\n"
      "@preamble{\"\\newcommand{\\x}{}\" # jot}\n"
      "@book(a(b), title = {A (round) one}, series = JOT)\n@misc{c, note = full # { x}, volume = 12}\n");
  CHECK(kinds(article) == "");
  REQUIRE(article.citations.size() == 2);
  CHECK(value_of(article.citations[0], "collection-title") == "J. of Things");
  CHECK(value_of(article.citations[1], "note") == "J. of Things, new series x");
  const auto note = std::ranges::find(article.citations[1].other, "note",
                                      &std::pair<std::string, Claim<std::string>>::first);
  CHECK(note->second.span.empty());
  CHECK(note->second.as_written == "J. of Things, new series x");
  CHECK(article.citations[1].volume->span.size() == 2);
}

TEST_CASE("remarks", "[bibtex]") {
  CHECK(keys(read_bibtex(
            "@comment{jabref-meta: grouping:1;@misc{x, title={T}};}\n"
            "% @misc{no, title={N}}\n  %@misc{no2, title={N}}\n"
            "@comment not in braces\n@comment{ open\n@misc{a, % remark, with signs\n title={T}, % more\n"
            " year=2001}\n")) == "a");
}

TEST_CASE("entry types", "[bibtex]") {
  const auto type = [](const char* name) {
    return csl_name(one("@" + std::string(name) + "{k, title={T}}").type);
  };
  CHECK(type("INPROCEEDINGS") == "paper-conference");
  CHECK(type("conference") == "paper-conference");
  CHECK(type("incollection") == "chapter");
  CHECK(type("www") == "webpage");
  CHECK(type("electronic") == "webpage");
  CHECK(type("PhdThesis") == "thesis");
  CHECK(type("techreport") == "report");
  CHECK(type("mvbook") == "book");
  CHECK(type("dataset") == "dataset");
  CHECK(type("software") == "software");
  CHECK(type("patent") == "patent");
  CHECK(type("neverheard") == "document");
  CHECK(csl_name(one("@article{k, entrysubtype={magazine}, title={T}}").type) == "article-magazine");
}

TEST_CASE("fields by all their names", "[bibtex]") {
  CHECK(field("journal={J}", "container-title", "article") == "J");
  CHECK(field("journaltitle={J}, journalsubtitle={S}", "container-title", "article") == "J: S");
  CHECK(field("title={T?}, subtitle={S}", "title") == "T? S");
  CHECK(field("school={U}, address={Ulm}", "publisher", "phdthesis") == "U");
  CHECK(field("organization={IEEE}", "publisher", "inproceedings") == "IEEE");
  CHECK(field("publisher={P}, organization={O}", "organization", "inproceedings") == "O");
  CHECK(field("address={New York}, location={Dallas}", "publisher-place") == "New York");
  CHECK(field("address={New York}, location={Dallas}", "event-place") == "Dallas");
  CHECK(field("number={6}", "issue", "article") == "6");
  CHECK(field("number={6}", "number", "techreport") == "6");
  CHECK(field("number={6}, series={S}", "collection-number", "book") == "6");
  CHECK(field("pages={200--210}", "page") == "200-210");
  CHECK(field("pages={M-1--M-4}", "page") == "M-1–M-4");
  CHECK(field("annote={A}", "annote") == "A");
  CHECK(field("hyphenation={german}", "language") == "de");
  CHECK(field("language={French}, langid={english}", "language") == "fr");
  CHECK(field("keywords={a, b}", "keyword") == "a, b");
  CHECK(field("booktitle={B}, maintitle={M}", "container-title", "incollection") == "B");
  CHECK(field("maintitle={M}", "container-title", "book") == "M");
  CHECK(field("booktitle={B}", "title", "proceedings") == "B");
  CHECK(field("eventdate={2014-05-01/2014-05-03}", "event-date") == "2014-05-01/2014-05-03");
  CHECK(field("urldate={2014-05-01}", "accessed") == "2014-05-01");
  CHECK(field("Weird-Field={x}", "weird-field") == "x");
  CHECK(field("editor={Ann Lee}, editortype={compiler}", "compiler") == "Lee, Ann");
  CHECK(field("translator={Ann Lee and Bo Roe}", "translator") == "Lee, Ann | Roe, Bo");
  CHECK(field("author={A B}, shortauthor={Chaps}", "shortauthor") == "Chaps, ");
}

TEST_CASE("identifiers", "[bibtex]") {
  CHECK(field("doi={https://doi.org/10.1000/a\\_b}", "identifier") == "DOI:10.1000/a_b");
  CHECK(field("isbn={0-333-65684-9, 978-3-16-148410-0 (print)}", "identifier") ==
        "ISBN:0-333-65684-9 | ISBN:978-3-16-148410-0");
  CHECK(field("issn={1234-5679 0317-8471}", "identifier") == "ISSN:1234-5679 | ISSN:0317-8471");
  CHECK(field("isbn={978 3 16 148410 0}", "identifier") == "ISBN:978 3 16 148410 0");
  CHECK(field("eprint={1501.00001v2}, archivePrefix={arXiv}, primaryClass={cs.LG}", "identifier") ==
        "arXiv:1501.00001v2");
  CHECK(field("eprint={1501.00001 [cs.LG]}", "identifier") == "arXiv:1501.00001");
  CHECK(field("eprint={123456}, eprinttype={pubmed}", "identifier") == "PMID:123456");
  CHECK(field("eprint={abc}, eprinttype={other}", "eprint") == "abc");
  CHECK(field("journal={arXiv preprint arXiv:1501.00001}", "identifier", "article") == "arXiv:1501.00001");
  CHECK(field("journal={CoRR}, volume={abs/1501.00001}", "identifier", "article") == "arXiv:1501.00001");
  CHECK(field("pmid={12}, pmcid={PMC34}", "identifier") == "PMID:12 | PMC:34");
}

TEST_CASE("URLs wherever they stand", "[bibtex]") {
  CHECK(field("url={http://a.org/\\~{}x\\_y}", "url") == "http://a.org/~x_y");
  CHECK(field("url={\\url{http://a.org/x}}", "url") == "http://a.org/x");
  CHECK(field("url={http://a.org/x http://b.org/y}", "url") == "http://a.org/x");
  CHECK(field("howpublished={\\url{http://a.org/x}}", "url") == "http://a.org/x");
  CHECK(field("howpublished={\\url{http://a.org/x}}", "howpublished") == "");
  CHECK(field("howpublished={Blog, \\url{http://a.org/x}}", "howpublished") == "Blog, http://a.org/x");
  CHECK(field("note={See http://a.org/x.}", "url") == "http://a.org/x");
  CHECK(field("url={http://a.org}, note={See http://b.org}", "url") == "http://a.org");
}

TEST_CASE("days of access in notes", "[bibtex]") {
  CHECK(field("note={Accessed: 6th September 2021}", "accessed") == "2021-09-06");
  CHECK(field("note={[Online; accessed 22-July-2014]}", "accessed") == "2014-07-22");
  CHECK(field("howpublished={\\url{http://a.org} (last accessed 2014-05-06)}", "accessed") == "2014-05-06");
  CHECK(field("note={Zuletzt abgerufen am 3. Mai 2014}", "accessed") == "2014-05-03");
  CHECK(field("note={Accessed by many, published 3 May 2014 in full length}", "accessed") == "");
}

TEST_CASE("crossref hands down what the parent has", "[bibtex]") {
  const Article article = read_bibtex(
      "@inproceedings{p, author={Ann Lee}, title={T}, pages={1--2}, crossref={V}}\n"
      "@proceedings{v, title={The Volume}, subtitle={S}, editor={Bo Roe}, year=2014, url={http://v.org}, "
      "doi={10.1000/v}, isbn={0-333-65684-9}, abstract={long}}\n"
      "@inbook{c, title={C}, crossref={b}} @book{b, title={B}, author={Cy Poe}, crossref={m}}\n"
      "@mvbook{m, title={M}, publisher={P}}\n"
      "@article{a, title={A}, crossref={j}} @periodical{j, title={J}, volume={3}}\n");
  CHECK(kinds(article) == "");
  const Citation& paper = article.citations[0];
  CHECK(paper.container_title->value == "The Volume: S");
  CHECK(value_of(paper, "editor") == "Roe, Bo");
  CHECK(value_of(paper, "issued") == "2014");
  CHECK_FALSE(paper.url);
  CHECK(value_of(paper, "identifier") == "ISBN:0-333-65684-9");
  CHECK(value_of(paper, "abstract") == "");
  CHECK(article.text_of(paper.issued->span) == "2014");
  const Citation& chapter = article.citations[2];
  CHECK(chapter.container_title->value == "B");
  CHECK(value_of(chapter, "container-author") == "Poe, Cy");
  CHECK(value_of(chapter, "maintitle") == "M");
  CHECK(chapter.publisher->value == "P");
  CHECK(article.citations[5].container_title->value == "J");
}

TEST_CASE("references that lead nowhere or in a circle", "[bibtex]") {
  CHECK(kinds(read_bibtex("@misc{a, title={T}, crossref={none}}")) == "unknown-crossref");
  CHECK(kinds(read_bibtex("@misc{a, title={T}, crossref={b}} @misc{b, crossref={a}}")) ==
        "circular-crossref circular-crossref");
  CHECK(kinds(read_bibtex("@misc{a, title={T}, xdata={none}}")) == "unknown-xdata");
}

TEST_CASE("xdata gives its fields and is no work itself", "[bibtex]") {
  const Article article = read_bibtex(
      "@xdata{pub, publisher={P}, xdata={loc}} @xdata{loc, location={L}, xdata={pub}}\n"
      "@book{a, title={T}, xdata={pub, loc}}\n");
  CHECK(kinds(article) == "");
  CHECK(keys(article) == "a");
  CHECK(article.citations[0].publisher->value == "P");
  CHECK(article.citations[0].publisher_place->value == "L");
}

TEST_CASE("xdata for one field or one item of it", "[bibtex]") {
  const Article article = read_bibtex(
      "@xdata{x-1, author={Ann Lee and Bo Roe}, location={Ulm}, title={T}}\n"
      "@xdata{y, author={xdata=x-1-author-2}}\n"
      "@book{a, author={Cy Poe and xdata=x-1-author-2}, title={xdata=x-1-title}, editor={xdata=x-1-author},\n"
      " translator={xdata=y-author}, location={xdata=none-location}}\n");
  CHECK(test::unsound(article) == "");
  const Citation& book = article.citations[0];
  CHECK(value_of(book, "author") == "Poe, Cy | Roe, Bo");
  CHECK(value_of(book, "editor") == "Lee, Ann | Roe, Bo");
  CHECK(value_of(book, "translator") == "Roe, Bo");
  CHECK(book.title->value == "T");
  CHECK(article.text_of(book.title->span) == "T");
  CHECK(kinds(article) == "unknown-xdata");
  CHECK(kinds(read_bibtex("@xdata{x, author={xdata=y-author}} @xdata{y, author={xdata=x-author}}"
                          "@misc{a, author={xdata=x-author}}")) == "unknown-xdata");
}

TEST_CASE("a broken entry is told with its line, and the next is read", "[bibtex]") {
  const Article brace = read_bibtex(
      "@misc{a,\n title = {An {open one,\n year = 2001,\n author = {Ann Lee}\n}\n@misc{b, title={B}}\n");
  CHECK(kinds(brace) == "unbalanced-brace");
  CHECK(LineIndex(brace).at(brace.problems[0].span.begin).line == 2);
  CHECK(keys(brace) == "a b");
  CHECK(value_of(brace.citations[0], "issued") == "2001");
  CHECK(value_of(brace.citations[0], "author") == "Lee, Ann");

  const Article comma = read_bibtex("@misc{a,\n title = {T}\n year = 2001\n}\n@misc{b, title={B}}\n");
  CHECK(kinds(comma) == "missing-comma");
  CHECK(LineIndex(comma).at(comma.problems[0].span.begin).line == 2);
  CHECK(value_of(comma.citations[0], "issued") == "2001");
  CHECK(keys(comma) == "a b");

  const Article quote = read_bibtex("@misc{a,\n title = \"T,\n year = 2001\n}\n@misc{b, title={B}}\n");
  CHECK(kinds(quote) == "unbalanced-quote");
  CHECK(value_of(quote.citations[0], "issued") == "2001");
  CHECK(keys(quote) == "a b");

  const Article open = read_bibtex("@misc{a, title = {T}\n@misc{b, title={B}}\n@misc{c, title={C}");
  CHECK(kinds(open) == "unclosed-entry unclosed-entry");
  CHECK(keys(open) == "a b c");

  const Article bare = read_bibtex("@misc{a, title = Bare words here, year = 2001}\n@misc{b, title={B}}\n");
  CHECK(kinds(bare) == "unquoted-value");
  CHECK(value_of(bare.citations[0], "title") == "Bare words here");
  CHECK(value_of(bare.citations[0], "issued") == "2001");
}

TEST_CASE("keys that are missing, given twice or odd", "[bibtex]") {
  CHECK(kinds(read_bibtex("@misc{a, title={T}} @misc{a, title={U}}")) == "duplicate-key");
  CHECK(keys(read_bibtex("@misc{a, title={T}} @misc{a, title={U}}")) == "a a");
  CHECK(kinds(read_bibtex("@misc{title={T}}")) == "missing-key");
  CHECK(kinds(read_bibtex("@misc{, title={T}}")) == "missing-key");
  CHECK(keys(read_bibtex("@misc{title={T}, year=2001}")) == "-");
  CHECK(keys(read_bibtex("@misc{DBLP:conf/x/Lee14, title={T}}@misc{a key, title={T}}@misc{only}")) ==
        "DBLP:conf/x/Lee14 a key only");
  CHECK(kinds(read_bibtex("@misc{a\n title={T}}")) == "missing-comma");
  const Article wide = read_bibtex("@misc{\u00A0\u00A0\u00A0key\u00A0 title={T}}");  // no-break spaces
  CHECK(kinds(wide) == "missing-comma");
  REQUIRE(wide.citations.size() == 1);
  CHECK(wide.citations[0].title->value == "T");
}

TEST_CASE("a field given twice", "[bibtex]") {
  const Article article = read_bibtex("@misc{a, note={First}, note={Second}}");
  CHECK(kinds(article) == "duplicate-field");
  CHECK(value_of(article.citations[0], "note") == "First");
  CHECK(value_of(article.citations[0], "note-2") == "Second");
}

TEST_CASE("strings that are not defined", "[bibtex]") {
  const Article article = read_bibtex("@misc{a, journal = prl, month = mar}@misc{b, journal = prl}");
  CHECK(kinds(article) == "unknown-string");
  CHECK(article.citations[0].container_title->value == "prl");
}

TEST_CASE("commands for journals", "[bibtex]") {
  CHECK(field("journal={\\apj}", "container-title", "article") == "The Astrophysical Journal");
  CHECK(field("journal=\"{\\mnras}\"", "container-title", "article") ==
        "Monthly Notices of the Royal Astronomical Society");
  CHECK(field("journal={\\jmoss}", "container-title", "article") == "jmoss");
}

TEST_CASE("other charsets, marks of byte order, line ends of Windows", "[bibtex]") {
  const Article latin = read_bibtex("% Encoding: ISO8859-15\n@misc{a, title={M\xFCll \xA4}}\n");
  CHECK(kinds(latin) == "invalid-utf8");
  CHECK(latin.citations[0].title->value == "Müll €");
  CHECK(test::unsound(latin) == "");
  CHECK(keys(read_bibtex("\xEF\xBB\xBF@misc{a,\r\n  title = {Two\r\n    lines},\r\n}\r\n")) == "a");
  CHECK(value_of(one("@misc{a,\r\n  title = {Two\r\n    lines},\r\n}\r\n"), "title") == "Two lines");
}

TEST_CASE("text that looks like BibTeX", "[bibtex][formats]") {
  CHECK(looks_like_bibtex("@article{a, title={T}}") >= 60);
  CHECK(looks_like_bibtex("% refs\n@string{a = \"b\"}\n") >= 60);
  CHECK(looks_like_bibtex("mail me @ home{a, b}") < 30);
  CHECK(looks_like_bibtex("") < 30);
}

// Dates in one field and in three, as BibTeX and biblatex write them.
#include "references/bibtex/dates.hpp"

#include <string>

#include "support/catch.hpp"
#include "unit/references/bibtex/shown.hpp"

using namespace citecheck;

namespace {

std::string date(std::string_view text) {
  const Date read = bibtex::read_date(text);
  return read.known() ? to_edtf(read) : "";
}

std::string date(std::string_view year, std::string_view month, std::string_view day = "") {
  return to_edtf(bibtex::read_date(year, month, day).date);
}

std::string issued(const std::string& fields) {
  const Article article = test::read_bibtex("@misc{a, " + fields + "}");
  return article.citations.empty() ? "none" : test::value_of(article.citations[0], "issued");
}

}  // namespace

TEST_CASE("EDTF", "[bibtex][dates]") {
  CHECK(date("2014-02-17") == "2014-02-17");
  CHECK(date("2014-02") == "2014-02");
  CHECK(date("2014") == "2014");
  CHECK(date("2014-02-17T10:00:00+05:00") == "2014-02-17");
  CHECK(date("1999/2001") == "1999/2001");
  CHECK(date("1999/..") == "1999/..");
  CHECK(date("1999/") == "1999/..");
  CHECK(date("../1999-05") == "../1999-05");
  CHECK(date("/1999") == "../1999");
  CHECK(date("1850~") == "1850~");
  CHECK(date("1850?/1860~") != "");
  CHECK(date("-0379-02") == "-0379-02");
  CHECK(date("Y17000002") == "Y17000002");
  CHECK(date("199X") == "1990/1999");
  CHECK(date("19XX") == "1900/1999");
  CHECK(date("1999-XX-XX") == "1999");
  CHECK(date("1999-01-XX") == "1999-01");
  CHECK(date("2003-23") == "2003-23");
  CHECK(date("1996-13-03") == "1996-13-03");  // impossible, and shown as it is
}

TEST_CASE("dates that are no EDTF", "[bibtex][dates]") {
  CHECK(date("17 February 2014") == "2014-02-17");
  CHECK(date("1.5.1998") == "1998-05-01");
  CHECK(date("1995-1-4") == "1995-01-04");
  CHECK(date("[1850]") == "1850");
  CHECK(date("१९८७-०१-१५") == "1987-01-15");
  CHECK(date("1985-1030") == "");
  CHECK(date("Y1700") == "");
  CHECK(date("in press") == "");
  CHECK(date("") == "");
}

TEST_CASE("year, month and day", "[bibtex][dates]") {
  CHECK(date("2014", "2") == "2014-02");
  CHECK(date("2014", "February", "17") == "2014-02-17");
  CHECK(date("2014", "10 January") == "2014-01-10");
  CHECK(date("2014", "May 14") == "2014-05-14");
  CHECK(date("2014", "May–June") == "2014-05/2014-06");
  CHECK(date("2014", "spring") == "2014-21");
  CHECK(date("2014", "14") == "2014");
  CHECK(date("2014", "whenever") == "2014");
  CHECK(date("1995–1996", "3") == "1995/1996");
}

TEST_CASE("dates of entries", "[bibtex][dates]") {
  CHECK(issued("year = 2014, month = feb") == "2014-02");
  CHECK(issued("year = 2014, month = 10 # \"~\" # jan") == "2014-01-10");
  CHECK(issued("year = 2014, month = jan # \" 10\"") == "2014-01-10");
  CHECK(issued("year = \"2014a\", month = {january}") == "2014-01");
  CHECK(issued("date = {1034~}") == "1034~");
  CHECK(issued("date = {2014-02-17}, year = 1998") == "2014-02-17");
  CHECK(issued("year = {{13th Century}}") == "unknown {13th Century}");
  CHECK(issued("year = {n.d.}") == "unknown n.d.");
  CHECK(issued("month = may") == "");
}

TEST_CASE("open intervals hold every day they may mean", "[dates]") {
  const Date open = *parse_edtf("1996-01-01/..");
  CHECK(first_day(open) == first_day(*parse_edtf("1996-01-01")));
  CHECK_FALSE(certainly_before(open, *parse_edtf("2020")));
  CHECK_FALSE(certainly_before(*parse_edtf("1900"), *parse_edtf("../1999")));
  CHECK_FALSE(parse_edtf(".."));
  CHECK_FALSE(parse_edtf("/"));
  CHECK_FALSE(parse_edtf("../1999/.."));
}

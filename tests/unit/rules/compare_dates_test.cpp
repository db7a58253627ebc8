#include "rules/compare/dates.hpp"
#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("a day apart is no contradiction, at any precision") {
  const auto date = [](std::string_view text) { return parse_date(text).value(); };
  CHECK(may_agree(date("17 February 2014"), date("2014-02-18")));
  CHECK(may_agree(date("2014"), date("2014-02-18")));
  CHECK(may_agree(date("February 2014"), date("2014-03-01")));
  CHECK(may_agree(date("03/04/2014"), date("2014-04-03")));
  CHECK(may_agree(date("31 February 2014"), date("2010-01-01")));
  CHECK_FALSE(may_agree(date("17 February 2014"), date("2014-02-20")));
  CHECK_FALSE(may_agree(date("2013"), date("2014-02-20")));
}

TEST_CASE("where the days of other zones are known, a day apart is a difference") {
  const auto date = [](std::string_view text) { return parse_date(text).value(); };
  CHECK_FALSE(share_a_day(date("17 February 2014"), date("2014-02-18")));
  CHECK_FALSE(share_a_day(date("February 2014"), date("2014-03-01")));
  CHECK(share_a_day(date("17 February 2014"), date("2014-02-17")));
  CHECK(share_a_day(date("2014"), date("2014-02-18")));
  CHECK(share_a_day(date("31 February 2014"), date("2010-01-01")));
}

TEST_CASE("days are written in the style of the article") {
  CHECK(write_day({2014, 2, 7}, Date::Style::dmy) == "7 February 2014");
  CHECK(write_day({2014, 2, 7}, Date::Style::mdy) == "February 7, 2014");
  CHECK(write_day({2014, 2, 7}, Date::Style::iso) == "2014-02-07");
  CHECK(write_day({2014, 2, 7}, Date::Style::numeric) == "2014-02-07");
}

#include "references/date.hpp"

#include <array>
#include <string>
#include <utility>

#include "support/catch.hpp"

using namespace citecheck;
using namespace std::chrono;
using Style = Date::Style;

namespace {

Date read(std::string_view text) {
  const auto date = parse_date(text);
  INFO("text: " << text);
  REQUIRE(date);
  return *date;
}

}  // namespace

TEST_CASE("dates of citations become EDTF", "[date]") {
  const auto cases = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"2014-02-17", "2014-02-17"},
      {"17 February 2014", "2014-02-17"},
      {"February 17, 2014", "2014-02-17"},
      {"Feb. 17, 2014", "2014-02-17"},
      {"FEBRUARY 17 2014", "2014-02-17"},
      {"17th of February, 2014", "2014-02-17"},
      {"Monday, 17 February 2014", "2014-02-17"},
      {"Sept 3, 2014", "2014-09-03"},
      {"December 2014", "2014-12"},
      {"2014-12", "2014-12"},
      {"2014", "2014"},
      {"2014a", "2014"},
      {"867", "0867"},
      {"Summer 2014", "2014-22"},
      {"Autumn 2014", "2014-23"},
      {"fall 2014", "2014-23"},
      {"Winter 2019–20", "2019-24/2020-24"},
      {"Spring–Summer 2014", "2014-21/2014-22"},
      {"First Quarter 2014", "2014-33"},
      {"Q4 2014", "2014-36"},
      {"Christmas 2014", "2014-12"},
      {"May–June 2014", "2014-05/2014-06"},
      {"May/June 2014", "2014-05/2014-06"},
      {"Nov 2019 – Jan 2020", "2019-11/2020-01"},
      {"May 1–3, 2020", "2020-05-01/2020-05-03"},
      {"1–3 May 2020", "2020-05-01/2020-05-03"},
      {"30 May – 2 June 2020", "2020-05-30/2020-06-02"},
      {"May 30 – June 2, 2020", "2020-05-30/2020-06-02"},
      {"30 Dec 2019 – 2 Jan 2020", "2019-12-30/2020-01-02"},
      {"December 30, 2019 – January 2, 2020", "2019-12-30/2020-01-02"},
      {"1999–2001", "1999/2001"},
      {"2013–14", "2013/2014"},
      {"1999–00", "1999/2000"},
      {"c. 1850", "1850~"},
      {"circa 1850", "1850~"},
      {"1850?", "1850?"},
      {"17.02.2014", "2014-02-17"},
      {"3.4.2014", "2014-04-03"},
      {"17/02/2014", "2014-02-17"},
      {"02/17/2014", "2014-02-17"},
      {"2014/02/17", "2014-02-17"},
      {"2014年2月17日", "2014-02-17"},
      {"2014年2月", "2014-02"},
      {"2014년 2월 17일", "2014-02-17"},
      {"17. Februar 2014", "2014-02-17"},
      {"1. März 2014", "2014-03-01"},
      {"1er août 2014", "2014-08-01"},
      {"17 de febrero de 2014", "2014-02-17"},
      {"17 febbraio 2014", "2014-02-17"},
      {"12 set. 2014", "2014-09-12"},
      {"17 mei 2014", "2014-05-17"},
      {"17 września 2014 r.", "2014-09-17"},
      {"17 февраля 2014 г.", "2014-02-17"},
      {"17 травня 2014 року", "2014-05-17"},
      {"17 Şubat 2014", "2014-02-17"},
      {"2014-02-17T10:20:30Z", "2014-02-17"},
      {"February 17, 2014, 10:05 am (UTC)", "2014-02-17"},
  });
  for (const auto& [text, edtf] : cases) {
    INFO(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(to_edtf(*date) == edtf);
  }
}

TEST_CASE("what is no date is not made one", "[date]") {
  for (const std::string_view text :
       {"", "present", "Mars 2020 mission", "set 2014", "12345", "2014 BC", "17 February", "17 Foo 2014",
        "1.2.3", "2014-02-17-05", "17/02/14", "Volume 3", "May", "-", "(2014)", "99", "20 2014"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK_FALSE(parse_date(std::string(100'000, '1')));
  CHECK_FALSE(parse_date(std::string(100'000, ' ') + "x" + std::string(100'000, '(')));
}

TEST_CASE("how a date is written is kept", "[date]") {
  CHECK(read("2014-02-17").style == Style::iso);
  CHECK(read("17 Feb 2014").style == Style::dmy);
  CHECK(read("Feb 17, 2014").style == Style::mdy);
  CHECK(read("Feb 2014").style == Style::month_year);
  CHECK(read("2014").style == Style::year);
  CHECK(read("Spring 2014").style == Style::season);
  CHECK(read("17.02.2014").style == Style::numeric);
  CHECK(read("n.d.").style == Style::undated);
  CHECK_FALSE(read("n.d.").known());
  CHECK(read("03/04/2014").day_month_ambiguous);
  CHECK(read("03/04/2014").begin == CalendarDate{2014, 3, 4});
  CHECK_FALSE(read("04/04/2014").day_month_ambiguous);
  CHECK_FALSE(read("13/04/2014").day_month_ambiguous);
}

TEST_CASE("dates outside the calendar are kept and told", "[date]") {
  for (const std::string_view text : {"30 February 2014", "February 29, 2015", "2014-13-01", "2014-02-30",
                                      "31/04/2014", "32 January 2014", "2014-00-17"}) {
    INFO(text);
    CHECK_FALSE(is_real(read(text)));
  }
  CHECK(is_real(read("29 February 2016")));
  CHECK(is_real(read("Summer 2014")));
  CHECK_FALSE(is_real(Date{}));
}

TEST_CASE("EDTF is read back as it was written", "[date]") {
  const auto same = [](const Date& a, const Date& b) {
    return a.begin == b.begin && a.end == b.end && a.approximate == b.approximate &&
           a.uncertain == b.uncertain;
  };
  for (const int year : {-44, 1, 867, 1999, 2014, 9999, 12345})
    for (const int month : {0, 1, 2, 12, 21, 24, 33, 36})
      for (const int day : {0, 1, 30})
        for (const int flags : {0, 1, 2, 3, 4, 7}) {
          Date date;
          date.begin = {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
          date.approximate = flags & 1;
          date.uncertain = flags & 2;
          if (flags & 4) date.end = CalendarDate{year + 1, static_cast<std::uint8_t>(month), 0};
          const auto back = parse_edtf(to_edtf(date));
          INFO(to_edtf(date));
          REQUIRE(back);
          CHECK(same(*back, date));
        }
  CHECK(to_edtf(*parse_edtf("2014-02-17T10:00:00+05:00")) == "2014-02-17");
  CHECK(to_edtf(*parse_edtf("2014/")) == "2014/..");
  CHECK(to_edtf(*parse_edtf("../2014-02")) == "../2014-02");
  CHECK(to_edtf(*parse_edtf("201X")) == "2010/2019");
  for (const std::string_view text : {"", "2014-2-17", "14-02-17", "2014-02-17x", "..", "/", "20140217"}) {
    INFO(text);
    CHECK_FALSE(parse_edtf(text));
  }
}

TEST_CASE("a date means all its days", "[date]") {
  const auto day = [](int y, unsigned m, unsigned d) {
    return sys_days{year{y} / month{m} / std::chrono::day{d}};
  };
  CHECK(first_day(read("2014")) == day(2014, 1, 1));
  CHECK(last_day(read("2014")) == day(2014, 12, 31));
  CHECK(last_day(read("February 2016")) == day(2016, 2, 29));
  CHECK(first_day(read("Winter 2014")) == day(2013, 12, 1));
  CHECK(last_day(read("Winter 2014")) == day(2015, 2, 28));
  CHECK(last_day(read("Q1 2014")) == day(2014, 3, 31));
  CHECK(first_day(read("c. 1850")) == day(1840, 1, 1));
  CHECK(first_day(read("05/03/2014")) == day(2014, 3, 5));
  CHECK(last_day(read("05/03/2014")) == day(2014, 5, 3));

  CHECK(certainly_before(read("2013"), read("2014-01-01")));
  CHECK_FALSE(certainly_before(read("2014"), read("2014-02-17")));
  CHECK_FALSE(certainly_before(Date{}, read("2014")));
  CHECK_FALSE(certainly_before(read("30 February 2013"), read("2014")));

  CHECK(to_edtf(from_day(day(2014, 2, 17))) == "2014-02-17");
}

TEST_CASE("dates are found in running text", "[date]") {
  const auto found = [](std::string_view text) -> std::string {
    const auto hit = find_date(text);
    return hit ? std::string(hit->span.of(text)) : "";
  };
  CHECK(found("Archived from the original on November 5, 2013. Retrieved") == "November 5, 2013");
  CHECK(found("on 5 November 2013, then") == "5 November 2013");
  CHECK(found("(2021-12-14).") == "2021-12-14");
  CHECK(found("in May 2014 and") == "May 2014");
  CHECK(found("12.05.2014:") == "12.05.2014");
  CHECK(found("发表于2014年2月17日") == "2014年2月17日");
  CHECK(found("in 2014, page 12 of 1999-2001").empty());
  CHECK(found("Mars 2020 rover; call 555-1234-56; 1.2.3").empty());
  CHECK(found("2014-45-99 and 12014-02-17").empty());
  const std::string_view two = "May 1, 2014 and May 2, 2014";
  const auto first = find_date(two);
  REQUIRE(first);
  const auto second = find_date(two, first->span.end);
  REQUIRE(second);
  CHECK(to_edtf(second->date) == "2014-05-02");
}

TEST_CASE("searching for dates takes linear time", "[date]") {
  for (const std::string_view piece : {"May 1 ", "1 ", "1–", "a", "1", " ", "1.1.", "("}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    CHECK_FALSE(find_date(text));
  }
}

TEST_CASE("dates that lead with their year", "[date]") {
  CHECK(to_edtf(*parse_date("2018, March 4")) == "2018-03-04");
  CHECK(to_edtf(*parse_date("2020 Jan 5")) == "2020-01-05");
  CHECK(to_edtf(*parse_date("1995, March")) == "1995-03");
  CHECK(to_edtf(*parse_date("2019, July 7–9")) == "2019-07-07/2019-07-09");
  CHECK(find_date("cited 2020 Jan 5]")->span == Span{6, 16});
  CHECK_FALSE(find_date("in 1995, March came late"));
}

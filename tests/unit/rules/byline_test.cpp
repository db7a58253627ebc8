#include "rules/authors/byline.hpp"

#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("names with digits, dots and roles of their own are names") {
  for (const char* name : {"50 Cent",
                           "will.i.am",
                           "20th Century Fox",
                           "Agence France-Presse",
                           "3M",
                           "U2",
                           "Blink-182",
                           "Roe, Jane",
                           "By, Ulla",
                           "Ulla By",
                           "Augustus May",
                           "April March",
                           "Summer Winter",
                           "June Jordan",
                           "Staff Writer",
                           "Our Foreign Correspondent",
                           "Boards of Canada",
                           "Expo 2020",
                           "Mars 2020 Team",
                           "@citecheck",
                           "Louis XIV",
                           "International Business Machines",
                           "Amazon.com",
                           "M. Day",
                           "Rio 2016",
                           "Posted, John",
                           "by others of the tradition",
                           "",
                           "1999"}) {
    INFO(name);
    CHECK_FALSE(byline_noise(name).has_value());
  }
}

TEST_CASE("what clings to a name is seen, and the name is found") {
  const auto name_in = [](std::string_view text) {
    const auto noise = byline_noise(text);
    INFO(text);
    REQUIRE(noise.has_value());
    return noise->name.value_or("");
  };
  CHECK(name_in("December 2021, Saniya Bulatkulova in Culture on 14") == "Saniya Bulatkulova");
  CHECK(name_in("Saniya Bulatkulova in Culture on 14 December 2021") == "Saniya Bulatkulova");
  CHECK(name_in("By Jane Roe") == "Jane Roe");
  CHECK(name_in("Posted by Jane Roe") == "Jane Roe");
  CHECK(name_in("Jane Roe, Updated: 12:30") == "Jane Roe");
  CHECK(name_in("Jane Roe 09:30am") == "Jane Roe");
  CHECK(name_in("Jane Roe jane.roe@example.org") == "Jane Roe");
  CHECK(name_in("Jane Roe, Staff Writer") == "Jane Roe");
  CHECK(name_in("Jane Roe http://example.org/jane") == "Jane Roe");
  CHECK(name_in("14 May 2010") == "");
  CHECK(name_in("Jane Roe, John Doe, 14 May 2010") == "");
}

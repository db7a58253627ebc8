// The day of a time stamp is another one for readers elsewhere; what no clock can have shown is not.

#include "checker/page/zone_days.hpp"
#include "support/catch.hpp"
#include "unit/checker/page_reading.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string days_of(std::string_view stamp) {
  std::string out;
  for (const Date& day : zone_days(stamp, parse_edtf(stamp.substr(0, 10)).value()))
    out += (out.empty() ? "" : " ") + to_edtf(day);
  return out;
}

}  // namespace

TEST_CASE("a time stamp with the site's own offset is also its day in UTC", "[page][zones]") {
  CHECK(days_of("2014-02-17T20:30:00-05:00") == "2014-02-18");
  CHECK(days_of("2014-02-18T05:30:00+09:00") == "2014-02-17");
  CHECK(days_of("2014-02-17T12:00:00+01:00") == "");
  CHECK(days_of("2014-02-17T12:00:00-05:00") == "");
  // Near midnight the next zone suffices.
  CHECK(days_of("2014-02-28T23:30:00+0100") == "2014-03-01");
  CHECK(days_of("2014-03-01T00:30:00-05:00") == "2014-02-28");
}

TEST_CASE("in UTC, or without an offset, any inhabited zone may be the site's", "[page][zones]") {
  CHECK(days_of("2014-02-17T23:30:00Z") == "2014-02-18");
  CHECK(days_of("2014-02-17T00:00:00Z") == "2014-02-16");
  CHECK(days_of("2014-02-17T10:30:00+00:00") == "");
  CHECK(days_of("2014-02-17 22:05") == "2014-02-18");
  CHECK(days_of("2014-02-17 19:05 +03:00") == "");
}

TEST_CASE("without a time of the day there is one day", "[page][zones]") {
  CHECK(days_of("2014-02-17") == "");
  CHECK(days_of("2014-02-17Tgarbage") == "");
  CHECK(days_of("2014-02-17T99:99") == "");
  CHECK(days_of("2014-02-17 by 2 authors") == "");
  CHECK(days_of("2014-02-17T") == "");
}

TEST_CASE("the day of another zone stands behind the page's own", "[page][zones]") {
  const PageFacts facts = read_html(
      "<meta property=article:published_time content='2014-02-17T23:30:00-05:00'>"
      "<h1>The harbour of Aktau</h1><p>The pier.</p>");
  REQUIRE(facts.published.size() == 2);
  CHECK(to_edtf(facts.published[0].value) == "2014-02-17");
  CHECK(to_edtf(facts.published[1].value) == "2014-02-18");
  CHECK(facts.published[1].source == "meta article:published_time, in another time zone");
}

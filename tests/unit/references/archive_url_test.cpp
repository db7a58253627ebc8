#include "references/archive_url.hpp"

#include <array>
#include <chrono>
#include <string>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

struct Case {
  std::string_view url, service, day, original;
};

std::string day_of(const ArchiveUrl& archive) {
  if (!archive.captured) return "";
  const std::chrono::year_month_day ymd{std::chrono::floor<std::chrono::days>(*archive.captured)};
  const auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return std::to_string(static_cast<int>(ymd.year())) + two(static_cast<unsigned>(ymd.month())) +
         two(static_cast<unsigned>(ymd.day()));
}

}  // namespace

TEST_CASE("archive URLs tell service, day and page", "[archive_url]") {
  constexpr auto kCases = std::to_array<Case>({
      {"https://web.archive.org/web/20140217123456/http://example.org/a?b=c#d", "Wayback Machine",
       "2014-02-17", "http://example.org/a?b=c#d"},
      {"http://web.archive.org/web/20140217123456id_/http://example.org/", "Wayback Machine", "2014-02-17",
       "http://example.org/"},
      {"https://web.archive.org/web/20140217000000/http://example.org/", "Wayback Machine", "2014-02-17",
       "http://example.org/"},
      {"https://web.archive.org/20140217123456/http://example.org/", "Wayback Machine", "2014-02-17",
       "http://example.org/"},
      {"//web.archive.org/web/20140217/example.org/2015/x", "Wayback Machine", "2014-02-17",
       "http://example.org/2015/x"},
      {"https://web.archive.org/web/2014/http://example.org/", "Wayback Machine", "", "http://example.org/"},
      {"https://web.archive.org/web/*/http://example.org/", "Wayback Machine", "", "http://example.org/"},
      {"https://web.archive.org/web/20140217*/http://example.org/", "Wayback Machine", "",
       "http://example.org/"},
      {"https://web.archive.org/web/http://example.org/2014/", "Wayback Machine", "",
       "http://example.org/2014/"},
      {"https://web.archive.org/save/http://example.org/", "Wayback Machine", "", "http://example.org/"},
      {"http://archive.org/web/20140217123456/http:/example.org/", "Wayback Machine", "2014-02-17",
       "http://example.org/"},
      {"http://wayback.archive.org/web/20140217123456/https%3A%2F%2Fexample.org%2Fa", "Wayback Machine",
       "2014-02-17", "https://example.org/a"},
      {"https://web.archive.org/web/20141399000000/http://example.org/", "Wayback Machine", "",
       "http://example.org/"},
      {"https://archive.today/20140217123456/http://example.org/", "archive.today", "2014-02-17",
       "http://example.org/"},
      {"https://archive.is/2014.02.17-123456/http://example.org/", "archive.today", "2014-02-17",
       "http://example.org/"},
      {"https://archive.ph/AbC12", "archive.today", "", ""},
      {"http://www.webcitation.org/6NRzqjPjd?url=http://example.org/a", "WebCite", "2014-02-17",
       "http://example.org/a"},
      {"http://www.webcitation.org/query?url=http%3A%2F%2Fexample.org%2F&date=2014-02-17", "WebCite",
       "2014-02-17", "http://example.org/"},
      {"http://www.webcitation.org/query?id=1392595200000000", "WebCite", "2014-02-17", ""},
      {"https://perma.cc/AB12-CD34", "Perma.cc", "", ""},
      {"https://ghostarchive.org/archive/AbC12", "Ghost Archive", "", ""},
      {"https://archive.wikiwix.com/cache/?url=http%3A%2F%2Fexample.org%2F", "Wikiwix", "",
       "http://example.org/"},
      {"https://wayback.archive-it.org/3456/20140217123456/http://example.org/", "Archive-It", "2014-02-17",
       "http://example.org/"},
      {"https://www.webarchive.org.uk/wayback/archive/20140217123456/http://example.org/", "UK Web Archive",
       "2014-02-17", "http://example.org/"},
      {"https://webarchive.nationalarchives.gov.uk/ukgwa/20140217123456/http://example.org/",
       "UK Government Web Archive", "2014-02-17", "http://example.org/"},
      {"https://arquivo.pt/noFrame/replay/20140217123456/http://example.org/", "Portuguese Web Archive",
       "2014-02-17", "http://example.org/"},
      {"http://webarchive.loc.gov/all/20140217123456/http://example.org/", "Library of Congress",
       "2014-02-17", "http://example.org/"},
      {"https://megalodon.jp/2014-0217-0034-56/www.example.org/", "Megalodon", "2014-02-17",
       "http://www.example.org/"},
      {"http://webcache.googleusercontent.com/search?q=cache:abc:http://example.org/+word", "Google Cache",
       "", "http://example.org/"},
  });
  for (const Case& expected : kCases) {
    INFO(expected.url);
    const auto archive = parse_archive_url(expected.url);
    REQUIRE(archive);
    CHECK(archive->service == expected.service);
    CHECK(day_of(*archive) == expected.day);
    CHECK(archive->original == expected.original);
  }
}

TEST_CASE("ordinary pages are no archive copies", "[archive_url]") {
  for (const std::string_view url :
       {"", "http://example.org/web/20140217123456/http://x.example/", "https://archive.org/details/book",
        "https://web.archive.org/", "https://arquivo.pt/about",
        "https://notarchive.is/20140217/http://x.example/", "https://blog.archive.org/2014/02/17/x"}) {
    INFO(url);
    CHECK_FALSE(parse_archive_url(url));
  }
}

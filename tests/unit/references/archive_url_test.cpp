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
      {"https://eresources.nlb.gov.sg/webarchives/wayback/20140217123456/http://example.org/",
       "Web Archive Singapore", "2014-02-17", "http://example.org/"},
      {"https://sul-swap-prod.stanford.edu/20140217123456/http://example.org/", "Stanford Web Archive",
       "2014-02-17", "http://example.org/"},
      {"http://web.archive.bibalex.org:80/web/20140217123456/http://example.org/", "Bibliotheca Alexandrina",
       "2014-02-17", "http://example.org/"},
      {"http://www.collectionscanada.gc.ca/archivesweb/20140217123456/http://example.org/",
       "Library and Archives Canada", "2014-02-17", "http://example.org/"},
      {"http://pandora.nla.gov.au/pan/14231/20140217-0512/www.example.org/a.html", "Pandora Archive",
       "2014-02-17", "http://www.example.org/a.html"},
      {"http://pandora.nla.gov.au/nph-wb/20140217123456/http://example.org/", "Pandora Archive", "2014-02-17",
       "http://example.org/"},
      {"http://pandora.nla.gov.au/tep/14231", "Pandora Archive", "", ""},
      {"https://ghostarchive.org/varchive/youtube/20140217/AbCdEfGhIjK", "Ghost Archive", "2014-02-17", ""},
      {"https://timetravel.mementoweb.org/memento/20140217123456/http://example.org/", "Memento Time Travel",
       "2014-02-17", "http://example.org/"},
      {"https://perma.cc/0AbCdEfGhIj", "Perma.cc", "", ""},
      {"http://www.freezepage.com/1392595200ABCDEFGHIJ", "FreezePage", "", ""},
      {"https://archive.is/o/AbC12/http://example.org/", "archive.today", "", "http://example.org/"},
      {"https://archive.is/wip/AbC12", "archive.today", "", ""},
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
        "https://web.archive.org/", "https://arquivo.pt/about", "https://perma.cc/about",
        "https://archive.org/wayback/available?url=example.org", "https://archive.today/faq",
        "https://archive.today/search/?q=bees", "https://web.archive.org/details/x",
        "https://web.archive.org/cdx/search/cdx?url=example.org", "https://ghostarchive.org/",
        "https://notarchive.is/20140217/http://x.example/", "https://blog.archive.org/2014/02/17/x"}) {
    INFO(url);
    CHECK_FALSE(parse_archive_url(url));
  }
}

TEST_CASE("archive URLs that lead to no one copy say why", "[archive_url]") {
  using enum ArchiveFault;
  struct Faulty {
    std::string_view url;
    ArchiveFault fault;
    std::string_view stamp;
  };
  constexpr auto kCases = std::to_array<Faulty>({
      {"https://web.archive.org/web/20140217123456/http://example.org/", none, "20140217123456"},
      {"https://web.archive.org/web/20140217123456if_/http://example.org/", none, "20140217123456"},
      {"https://web.archive.org/20140217123456/http://example.org/", none, "20140217123456"},
      {"https://web.archive.org/web/*/http://example.org/", capture_list, ""},
      {"https://web.archive.org/*/http://example.org/", capture_list, ""},
      {"https://web.archive.org/web/2014*/http://example.org/", capture_list, ""},
      {"https://web.archive.org/web/20140101-20141231*/http://example.org/", capture_list, ""},
      {"https://web.archive.org/web/http://example.org/", no_stamp, ""},
      {"https://web.archive.org/http://example.org/", no_stamp, ""},
      {"https://web.archive.org/web/2/http://example.org/", short_stamp, "2"},
      {"https://web.archive.org/web/20140217/http://example.org/", short_stamp, "20140217"},
      {"https://web.archive.org/web/2014021712345/http://example.org/", short_stamp, "2014021712345"},
      {"https://web.archive.org/web/201402171234567/http://example.org/", impossible_stamp,
       "201402171234567"},
      {"https://web.archive.org/web/20141399000000/http://example.org/", impossible_stamp, "20141399000000"},
      {"https://web.archive.org/web/19140217000000/http://example.org/", impossible_stamp, "19140217000000"},
      {"https://web.archive.org/save/http://example.org/", save_command, ""},
      {"https://web.archive.org/save/_embed/http://example.org/", save_command, ""},
      {"http://liveweb.archive.org/http://example.org/", live_page, ""},
      {"https://web.archive.org/wb/20140217123456/http://example.org/", folder, "20140217123456"},
      {"https://web.archive.org/web/20140217123456if/http://example.org/", flag, "20140217123456"},
      {"https://web.archive.org/20140217123456id_/http://example.org/", flag, "20140217123456"},
      {"https://web.archive.org/web/20140217123456/", no_original, "20140217123456"},
      {"https://web.archive.org/web/20140217123456/http://", no_original, "20140217123456"},
      {"https://archive.today/http://example.org/", capture_list, ""},
      {"https://archive.today/newest/http://example.org/", no_stamp, ""},
      {"https://archive.ph/2014/http://example.org/", short_stamp, "2014"},
      {"https://archive.ph/20140217/http://example.org/", none, "20140217"},
      {"https://archive.ph/submit/?url=http://example.org/", save_command, ""},
      {"https://archive.ph/?run=1&url=http://example.org/", save_command, ""},
      {"https://archive.ph/20140", none, ""},
      {"https://wayback.archive-it.org/3456/*/http://example.org/", capture_list, ""},
      {"https://wayback.archive-it.org/all/20140217/http://example.org/", none, "20140217"},
      {"https://webarchive.nationalarchives.gov.uk/+/http://example.org/", no_stamp, ""},
      {"https://timetravel.mementoweb.org/list/20140217/http://example.org/", capture_list, "20140217"},
      {"https://ghostarchive.org/search?term=http://example.org/", capture_list, ""},
  });
  for (const Faulty& expected : kCases) {
    INFO(expected.url);
    const auto archive = parse_archive_url(expected.url);
    REQUIRE(archive);
    CHECK(static_cast<int>(archive->fault) == static_cast<int>(expected.fault));
    CHECK(archive->stamp == expected.stamp);
  }
}

TEST_CASE("the address of a copy is written in full", "[archive_url]") {
  const auto full = [](std::string_view url) {
    return with_stamp(*parse_archive_url(url), "20140217000000");
  };
  CHECK(full("http://web.archive.org/save/http://example.org/a") ==
        "https://web.archive.org/web/20140217000000/http://example.org/a");
  CHECK(full("https://archive.is/newest/http://example.org/") ==
        "https://archive.today/20140217000000/http://example.org/");
  CHECK(full("https://wayback.archive-it.org/3456/*/http://example.org/") ==
        "https://wayback.archive-it.org/3456/20140217000000/http://example.org/");
  CHECK(full("https://archive.is/AbC12").empty());
}

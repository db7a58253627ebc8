// Every web archive that InternetArchiveBot knows is known here: by the form in full, by its short forms, and
// by the forms that lead to no one copy, which are told with the service's name.
#include <array>
#include <string>

#include "references/archive_url.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

constexpr std::string_view kPage = "http://example.org/a?b=c";
constexpr std::string_view kStamp = "20140217123456";

struct Row {
  std::string_view service;
  std::string_view in_full;  ///< STAMP and URL stand for those above.
  std::string_view brief;    ///< Another form of the same copy; "" if it has none.
  std::string_view written;  ///< What the brief form is in full; "" if it tells too little for that.
  std::string_view malformed;
  ArchiveFault fault;
};

using enum ArchiveFault;

constexpr auto kRows = std::to_array<Row>({
    {"Wayback Machine", "https://web.archive.org/web/STAMP/URL", "http://archive.org/web/2014/URL",
     "https://web.archive.org/web/20140000000000/URL", "https://web.archive.org/web/20141399000000/URL",
     impossible_stamp},
    {"archive.today", "https://archive.today/STAMP/URL", "https://archive.ph/2014.02.17-123456/URL",
     "https://archive.today/STAMP/URL", "https://archive.is/newest/URL", no_stamp},
    {"WebCite", "https://www.webcitation.org/6NRzqjPjd?url=URL", "https://www.webcitation.org/6NRzqjPjd", "",
     "https://www.webcitation.org/", unknown_form},
    {"Memento Time Travel", "https://timetravel.mementoweb.org/memento/STAMP/URL", "", "",
     "https://timetravel.mementoweb.org/list/STAMP/URL", capture_list},
    {"European Archive", "http://collection.europarchive.org/nli/STAMP/URL", "", "",
     "http://collection.europarchive.org/nli/20141399000000/URL", impossible_stamp},
    {"Internet Memory Foundation", "http://collections.internetmemory.org/nli/STAMP/URL", "", "",
     "http://collections.internetmemory.org/nli/*/URL", capture_list},
    {"UK Web Archive", "https://www.webarchive.org.uk/wayback/archive/STAMP/URL",
     "http://webarchive.org.uk/wayback/en/archive/STAMPmp_/URL",
     "http://webarchive.org.uk/wayback/en/archive/STAMP/URL",
     "https://www.webarchive.org.uk/wayback/archive/*/URL", capture_list},
    {"UK Government Web Archive", "https://webarchive.nationalarchives.gov.uk/ukgwa/STAMP/URL",
     "http://yourarchives.nationalarchives.gov.uk/STAMP/URL",
     "http://yourarchives.nationalarchives.gov.uk/STAMP/URL",
     "https://webarchive.nationalarchives.gov.uk/+/URL", no_stamp},
    {"UK Parliament Web Archive", "http://webarchive.parliament.uk/STAMP/URL", "", "",
     "http://webarchive.parliament.uk/*/URL", capture_list},
    {"PRONI Web Archive", "http://webarchive.proni.gov.uk/STAMP/URL", "", "",
     "http://webarchive.proni.gov.uk/20141399000000/URL", impossible_stamp},
    {"York University Libraries", "http://digital.library.yorku.ca/wayback/STAMP/URL", "", "",
     "http://digital.library.yorku.ca/wayback/*/URL", capture_list},
    {"Archive-It", "https://wayback.archive-it.org/3456/STAMP/URL", "https://archive-it.org/all/STAMP/URL",
     "https://archive-it.org/all/STAMP/URL", "https://wayback.archive-it.org/3456/*/URL", capture_list},
    {"Portuguese Web Archive", "https://arquivo.pt/wayback/STAMP/URL",
     "http://arquivo.pt/wayback/wayback/STAMP/URL", "http://arquivo.pt/wayback/wayback/STAMP/URL",
     "https://arquivo.pt/wayback/20141399000000/URL", impossible_stamp},
    {"Library of Congress", "http://webarchive.loc.gov/all/STAMP/URL",
     "http://webarchive.loc.gov/lcwa0010/STAMP/URL", "http://webarchive.loc.gov/lcwa0010/STAMP/URL",
     "http://webarchive.loc.gov/all/*/URL", capture_list},
    {"National Archives and Records Administration", "https://www.webharvest.gov/peth04/STAMP/URL", "", "",
     "https://www.webharvest.gov/peth04/2014/URL", short_stamp},
    {"Bibliotheca Alexandrina", "http://web.archive.bibalex.org/web/STAMP/URL",
     "http://web.petabox.bibalex.org:80/web/STAMP/URL", "http://web.petabox.bibalex.org:80/web/STAMP/URL",
     "http://archive.bibalex.org/web/*/URL", capture_list},
    {"Library and Archives Canada", "http://www.collectionscanada.gc.ca/webarchives/STAMP/URL",
     "http://collectionscanada.ca/archivesweb/STAMP/URL", "http://collectionscanada.ca/archivesweb/STAMP/URL",
     "http://www.collectionscanada.gc.ca/webarchives/*/URL", capture_list},
    {"Library and Archives Canada", "http://webarchive.bac-lac.gc.ca:8080/wayback/STAMP/URL", "", "",
     "http://webarchive.bac-lac.gc.ca:8080/wayback/20141399000000/URL", impossible_stamp},
    {"Estonian Web Archive", "http://veebiarhiiv.digar.ee/a/STAMP/URL", "", "",
     "http://veebiarhiiv.digar.ee/a/*/URL", capture_list},
    {"Icelandic Web Archive", "http://wayback.vefsafn.is/wayback/STAMP/URL", "http://vefsafn.is/is/STAMP/URL",
     "http://vefsafn.is/is/STAMP/URL", "http://wayback.vefsafn.is/wayback/*/URL", capture_list},
    {"Slovenian Web Archive", "http://nukrobi2.nuk.uni-lj.si:8080/wayback/STAMP/URL", "", "",
     "http://nukrobi2.nuk.uni-lj.si:8080/wayback/*/URL", capture_list},
    {"Stanford Web Archive", "https://swap.stanford.edu/STAMP/URL",
     "https://sul-swap-prod.stanford.edu/STAMP/URL", "https://sul-swap-prod.stanford.edu/STAMP/URL",
     "https://swap.stanford.edu/*/URL", capture_list},
    {"Web Archive Singapore", "http://eresources.nlb.gov.sg/webarchives/wayback/STAMP/URL", "", "",
     "http://eresources.nlb.gov.sg/webarchives/wayback/20141399000000/URL", impossible_stamp},
    {"Perma.cc", "https://perma-archives.org/warc/STAMP/URL", "https://perma.cc/AB12-CD34", "",
     "https://perma.cc/AB12", unknown_form},
    {"Google Cache", "http://webcache.googleusercontent.com/search?q=cache:abc:URL+word",
     "https://www.google.com/search?q=cache:URL", "", "http://webcache.googleusercontent.com/search?q=bees",
     unknown_form},
    {"Australian Web Archive", "https://webarchive.nla.gov.au/awa/STAMP/URL",
     "http://content.webarchive.nla.gov.au/gov/wayback/STAMP/URL",
     "http://content.webarchive.nla.gov.au/gov/wayback/STAMP/URL", "https://webarchive.nla.gov.au/awa/*/URL",
     capture_list},
    {"Wikiwix", "http://archive.wikiwix.com/cache/STAMP/URL",
     "http://wikiwix.com/cache/display.php?url=http%3A%2F%2Fexample.org%2Fa%3Fb%3Dc", "",
     "http://archive.wikiwix.com/", unknown_form},
    {"FreezePage", "http://www.freezepage.com/1392640496ABCDEFGHIJ", "", "", "http://www.freezepage.com/",
     unknown_form},
    {"Webrecorder", "https://webrecorder.io/someone/bees/STAMP/URL",
     "https://webrecorder.io/someone/bees/STAMP$br:chrome:53/URL",
     "https://webrecorder.io/someone/bees/STAMP/URL", "https://webrecorder.io/someone/bees/*/URL",
     capture_list},
    {"Ghost Archive", "https://ghostarchive.org/archive/AbC12",
     "https://ghostarchive.org/varchive/youtube/20140217/AbCdEfGhIjK", "",
     "https://ghostarchive.org/search?term=URL", capture_list},
    {"Web Archive of Catalonia", "http://www.padi.cat:8080/wayback/STAMP/URL", "", "",
     "http://www.padi.cat:8080/wayback/*/URL", capture_list},
});

std::string filled(std::string_view form) {
  std::string out(form);
  for (const auto& [name, value] : {std::pair{std::string_view("STAMP"), kStamp}, {"URL", kPage}})
    if (const auto at = out.find(name); at != std::string::npos) out.replace(at, name.size(), value);
  return out;
}

bool hides_page(const Row& row) {
  return row.in_full.find("URL") == std::string_view::npos;
}

}  // namespace

TEST_CASE("the archives of InternetArchiveBot are known in full", "[archive_url]") {
  STATIC_REQUIRE(kRows.size() == 31);
  for (const Row& row : kRows) {
    INFO(filled(row.in_full));
    const auto archive = parse_archive_url(filled(row.in_full));
    REQUIRE(archive);
    CHECK(archive->service == row.service);
    CHECK(archive->fault == none);
    CHECK(archive->original == (hides_page(row) ? "" : kPage));
    if (row.in_full.find("STAMP") == std::string_view::npos) continue;
    CHECK(archive->stamp == kStamp);
    CHECK(archive->captured == std::chrono::sys_days{std::chrono::year{2014} / 2 / 17} +
                                   std::chrono::hours{12} + std::chrono::minutes{34} +
                                   std::chrono::seconds{56});
    const std::string whole = with_stamp(*archive, archive->stamp);
    CHECK(parse_archive_url(whole)->original == kPage);
  }
}

TEST_CASE("their short forms are known and written in full", "[archive_url]") {
  for (const Row& row : kRows) {
    if (row.brief.empty()) continue;
    INFO(filled(row.brief));
    const auto archive = parse_archive_url(filled(row.brief));
    REQUIRE(archive);
    CHECK(archive->service == row.service);
    std::string stamp = archive->stamp;
    if (!stamp.empty()) stamp.resize(kStamp.size(), '0');
    CHECK((stamp.empty() ? "" : with_stamp(*archive, stamp)) == filled(row.written));
  }
}

TEST_CASE("their malformed forms are told with the service", "[archive_url]") {
  for (const Row& row : kRows) {
    INFO(filled(row.malformed));
    const auto archive = archive_address(parse_url(filled(row.malformed)));
    REQUIRE(archive);
    CHECK(archive->service == row.service);
    CHECK(static_cast<int>(archive->fault) == static_cast<int>(row.fault));
    // What is no copy is none of the copies either.
    CHECK(parse_archive_url(filled(row.malformed)).has_value() == (row.fault != unknown_form));
  }
}

TEST_CASE("the old addresses of Pandora tell the day", "[archive_url]") {
  const auto archive =
      parse_archive_url("http://pandora.nla.gov.au/nph-arch/2001/Z2001-Feb-7/http://example.org/");
  REQUIRE(archive);
  CHECK(archive->service == "Pandora Archive");
  CHECK(archive->original == "http://example.org/");
  CHECK(archive->captured == std::chrono::sys_days{std::chrono::year{2001} / 2 / 7});
  CHECK_FALSE(
      parse_archive_url("http://pandora.nla.gov.au/nph-arch/2001/Z2001-Foo-7/http://example.org/")->captured);
}

TEST_CASE("a search that asks for no cached page is no archive", "[archive_url]") {
  CHECK_FALSE(parse_archive_url("https://www.google.com/search?q=bees"));
  CHECK_FALSE(archive_address(parse_url("https://www.google.com/search?q=bees")));
  CHECK_FALSE(archive_address(parse_url("https://www.google.com/")));
  CHECK_FALSE(archive_address(parse_url("https://archive.org/details/book")));
}

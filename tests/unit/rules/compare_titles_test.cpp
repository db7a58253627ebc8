#include <string>
#include <vector>

#include "rules/compare/titles.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

const std::vector<std::string> kNoSites;

TitleMatch compare(std::string_view cited, std::string_view found,
                   const std::vector<std::string>& sites = kNoSites) {
  return compare_titles(cited, found, sites);
}

}  // namespace

TEST_CASE("titles of the same words are equal, however they are set") {
  CHECK(compare("“Maryam” Wins Honorary Mention", "\"Maryam\" wins honorary mention") == TitleMatch::equal);
  CHECK(compare("Oscars: Kazakhstan Selects ‘Amanat’", "Oscars - Kazakhstan selects 'Amanat'") ==
        TitleMatch::equal);
  CHECK(compare("Tom &amp; Jerry", "Tom and Jerry") == TitleMatch::equal);
  CHECK(compare("Caf&#233; society", "Café Society") == TitleMatch::equal);
  CHECK(compare("An e-mail on web sites", "An email on websites") == TitleMatch::equal);
  CHECK(compare("Łódź w ogniu", "Lodz w ogniu") == TitleMatch::equal);
  CHECK(compare("Рэкетир (2007)", "рэкетир 2007") == TitleMatch::equal);
  CHECK(compare("カザフスタンの映画", "カザフスタンの映画") == TitleMatch::equal);
}

TEST_CASE("a site's name, a subtitle, a cut are benign") {
  const std::vector<std::string> sites{"The Astana Times"};
  CHECK(compare("Film Festival Kicks Off in Almaty", "Film Festival Kicks Off in Almaty - The Astana Times",
                sites) == TitleMatch::contained);
  CHECK(compare("Home", "Home | Astana Times", sites) == TitleMatch::contained);
  CHECK(compare("Kyz-Zhibek (1970) - IMDb", "Kyz-Zhibek (1970)") == TitleMatch::contained);
  CHECK(compare("The Cult of Ivan the Terrible", "The Cult of Ivan the Terrible: Film and Memory") ==
        TitleMatch::contained);
  CHECK(compare("Films – The Astana Times", "Films | Culture", sites) != TitleMatch::different);
  CHECK(compare("Homewrecker (Разлучница)", "Разлучница") == TitleMatch::contained);
  CHECK(compare("[PDF] Kazakhstan Film Market", "Kazakhstan Film Market") == TitleMatch::contained);
  CHECK(compare("Almaty Film Festival to Build Bridges Between Kazakhstan",
                "Almaty Film Festival to Build Bri...") == TitleMatch::contained);
}

TEST_CASE("a near miss is neither the same nor another title") {
  CHECK(compare("Deep learning for image recognition", "Deep learning for image segmentation") ==
        TitleMatch::unclear);
  CHECK(compare("World Report 2013", "World Report 2014") == TitleMatch::unclear);
  CHECK(compare("Attention is all you need", "Attention is what you need") == TitleMatch::unclear);
  CHECK(compare("Report 1 5", "Report 15") == TitleMatch::unclear);
  CHECK(compare("Film history: part one", "Film history: part two") == TitleMatch::unclear);
  CHECK(compare("Film", "Film: The Warriors") == TitleMatch::unclear);
  CHECK(compare("The Needle", "Needle") == TitleMatch::unclear);
}

TEST_CASE("a translation is not another title") {
  CHECK(compare("Kazakh cinema celebrates anniversary", "Казахскому кино исполнилось семьдесят лет") ==
        TitleMatch::unclear);
  CHECK(compare("The house of the rising spirits", "Das Haus der steigenden Geister und Seelen") ==
        TitleMatch::unclear);
}

TEST_CASE("a translated title beside the original, and a cut one, are the page's") {
  CHECK(compare("Разлучница [Homewrecker]", "Разлучница") == TitleMatch::contained);
  CHECK(compare("Die Brücke von Aktau", "Die Brücke von Aktau: Ein Bericht | Hafenpost", {"Hafenpost"}) ==
        TitleMatch::contained);
  CHECK(compare("The pier of Aktau is open again…", "The pier of Aktau is open again after the storm") ==
        TitleMatch::contained);
  CHECK(compare("The pier of Aktau is open again [...]", "The pier of Aktau is open again after the storm") ==
        TitleMatch::contained);
  CHECK(compare("阿克套港口（摄影集）", "阿克套港口") == TitleMatch::contained);
  CHECK(compare("Порт Актау", "Port of Aktau") == TitleMatch::unclear);
}

TEST_CASE("titles without anything in common differ") {
  CHECK(compare("Kazakh Cinema Celebrates 70th Anniversary", "Cheap flights and hotel deals") ==
        TitleMatch::different);
  CHECK(compare("Legendary film celebrates its anniversary", "Online casino bonus without deposit") ==
        TitleMatch::different);
  CHECK(compare("Lyubov Sokolova", "Cheap flights and hotel deals") == TitleMatch::unclear);
  CHECK(compare("", "Cheap flights and hotel deals") == TitleMatch::unclear);
  CHECK(compare("???", "!!!") == TitleMatch::unclear);
}

TEST_CASE("a page that heads with its site's name only says nothing of its title") {
  PageFacts page;
  page.sites.push_back({"The New York Times Company", "og:site_name", 80});
  page.titles.push_back({"The New York Times Company", "title", 60});
  const PageTitleMatch match = compare_to_page("Kazakh Cinema Celebrates Anniversary", page);
  CHECK(match.match == TitleMatch::unclear);
}

TEST_CASE("the beginning of a longer title of the page does not make another ending right") {
  PageFacts page;
  page.titles.push_back({"The pier is open – the port goes on waiting for ships", "heading", 95});
  page.titles.push_back({"The pier is open", "title", 48});
  CHECK(compare_to_page("The pier is open – the port goes on looking for ships", page).match ==
        TitleMatch::unclear);
  CHECK(compare_to_page("The pier is open", page).match == TitleMatch::equal);
  page.titles[1].confidence = 99;
  CHECK(compare_to_page("The pier is open – Harbour Post", page).match == TitleMatch::contained);
}

TEST_CASE("the best of a page's titles counts") {
  PageFacts page;
  page.titles.push_back({"Completely unrelated window heading", "title", 60});
  page.titles.push_back({"Kazakh Cinema Celebrates Anniversary", "h1", 70});
  const PageTitleMatch match = compare_to_page("Kazakh cinema celebrates anniversary", page);
  CHECK(match.match == TitleMatch::equal);
  REQUIRE(match.found != nullptr);
  CHECK(match.found->source == "h1");
  CHECK(compare_to_page("Anything", PageFacts{}).found == nullptr);
}

TEST_CASE("hostile titles are compared in bounded time") {
  const std::string brackets(200000, '|'), words(200000, 'a');
  std::string many;
  for (int i = 0; i < 50000; ++i) many += "a | ";
  CHECK(compare(brackets, words) == TitleMatch::unclear);
  CHECK(compare(many, many + "b") != TitleMatch::different);
  CHECK(compare("\xFF\xFE&#xD800;&#99999999;", "\x80") == TitleMatch::unclear);
}

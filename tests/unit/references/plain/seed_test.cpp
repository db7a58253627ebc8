// A whole copied article, reference by reference.

#include <array>
#include <fstream>
#include <memory>
#include <string>

#include "references/plain/plain.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

struct Expected {
  std::string_view title, authors, container, publisher, issued, accessed, archived, language;
  std::size_t marks;
  std::uint32_t backlinks;
};

constexpr std::array<Expected, 40> kExpected{{
    {"Kazakhstan Film Market", "", "Nevafilm", "", "", "2014-07-29", "", "", 3, 3},
    {"Table 8: Cinema Infrastructure - Capacity", "", "", "UNESCO Institute for Statistics", "", "2014-02-17",
     "2013-11-05", "", 1, 1},
    {"Table 1: Feature Film Production - Genre/Method of Shooting", "", "", "UNESCO Institute for Statistics",
     "", "2014-02-17", "2014-03-23", "", 1, 1},
    {"Oscars: Kazakhstan Selects 'Amanat' for Foreign-Language Category", "Holdsworth, Nick",
     "The Hollywood Reporter", "", "2016-09-29", "2016-09-29", "", "", 1, 1},
    {"History of Cinema of Kazakhstan", "", "", "", "", "2014-02-17", "", "", 2, 2},
    {"Kazakhstan Today", "", "", "", "", "2014-02-17", "2014-02-23", "", 1, 1},
    {"The screen in review; Comedy Lifts Its Head Again in 'Clouds Over Europe' at the Music Hall--'Land of "
     "Liberty' Opens at the Fair--'Amangeldy' Is Seen at the Cameo",
     "Nugent, Frank S.", "The New York Times", "", "", "2014-02-17", "", "", 1, 1},
    {"Kazakh Cinema Celebrates 70th Anniversary", "", "", "", "2011-10-04", "2014-02-17", "", "", 1, 1},
    {"The Cult of Ivan the Terrible in Stalin's Russia (Studies in Russian and Eastern European History and "
     "Society)",
     "Perrie, Maureen", "", "Palgrave", "2001", "", "", "", 1, 1},
    {"Lyubov Sokolova - Biography - IMDb", "", "", "", "", "2014-02-17", "", "", 1, 1},
    {"The Kazakhs are coming", "Lennon, Peter", "The Guardian", "", "2003-01-27", "2014-02-17", "", "", 1, 1},
    {"History of the Kazakhfilm", "", "Kazakhfilm", "", "", "2014-02-17", "2014-02-16", "ru", 2, 2},
    {"Kyz-Zhibek (1970) - IMDb", "", "", "", "", "2014-02-17", "", "", 1, 1},
    {"The End of the Ataman", "", "", "", "", "2014-02-17", "2014-02-22", "", 2, 2},
    {"Transsibirskiy ekspress (1977) - IMDb", "", "", "", "", "2014-02-17", "", "", 1, 1},
    {"Legendary film \"The end of Ataman\" celebrates its 40 anniversary (video)", "", "Kazakhfilm", "",
     "2010-12-14", "2014-02-17", "", "", 1, 1},
    {"Cult Movie The Needle (Igla) to be Continued", "", "", "", "2009-04-13", "2014-02-17", "", "", 1, 1},
    {"Rashid Nugmanov - Biography - IMDb", "", "", "", "", "2014-02-17", "", "", 1, 1},
    {"Igla (The Needle)", "Dolgopolov, Greg", "", "", "", "2014-02-17", "", "", 1, 1},
    {"Wild East (1993)", "", "", "", "", "2014-02-17", "2014-02-21", "", 1, 1},
    {"Rashid Nugmanov (Nougmanov)", "", "", "", "", "2014-02-17", "2014-02-22", "", 1, 1},
    {"Satybaldy Narimbetov", "", "", "Thessaloniki International Film Festival", "", "2014-02-17",
     "2015-09-24", "", 2, 2},
    {"Stars Above Almaty: Kazakh Cinema Between 1998 and 2003", "Padunov, Vladimir", "", "", "2004-01-04",
     "2014-02-17", "", "", 2, 2},
    {"Killer (1998)", "Stewart, Bhob", "The New York Times", "", "2016", "2014-02-17", "2016-01-19", "", 2,
     2},
    {"Homewrecker (Разлучница)", "", "", "", "", "2014-02-17", "", "ru", 1, 1},
    {"Rustem Abdrashev: Renaissance Island (Ostrov vozrozhdeniia) (2004)", "", "", "", "", "2014-02-17", "",
     "", 1, 1},
    {"Nomad (2005), a Kazakh film by Sergei Bodrov and Ivan Passer", "", "", "", "2008-06-06", "2014-02-18",
     "", "", 1, 1},
    {"Кочевник (2005) (Nomad: The Warriors)", "Iordanova, Dina", "", "", "", "2014-02-18", "", "", 1, 1},
    {"Рэкетир (2007) Racketeer (2007)", "", "", "", "", "2014-02-18", "", "", 1, 1},
    {"Bekmambetov Is Off To See The Warriors, The Wonderful 'Warriors Of Oz'", "Baldock, Luke Ryan", "", "",
     "2013-07-23", "2014-02-18", "", "", 2, 2},
    {"The Partisan Movement, or Kazakhstan's New Wave Cinema", "Guillot, Eduardo", "", "", "", "",
     "2018-05-02", "", 1, 1},
    {"BEST PROJECT CANNES FILM AWARDS 2021", "", "Cannes Film Awards", "", "", "", "", "", 1, 1},
    {"\"Maryam\" Wins Honorary Mention Award at Cannes Short Film Festival 2021",
     "December 2021, Saniya Bulatkulova in Culture on 14", "The Astana Times", "", "2021-12-14", "2021-12-14",
     "", "", 1, 1},
    {"Kazakh Actor Wins Best Actor Award at Asian World Film Festival 2021 in LA",
     "November 2021, Saniya Bulatkulova in Culture on 16", "The Astana Times", "", "2021-11-16", "2021-12-14",
     "", "", 1, 1},
    {"Film Industry", "", "", "", "2013-03-29", "2014-02-18", "2014-02-23", "", 2, 2},
    {"First IMAX cinema opened in Almaty", "", "The Independent", "", "2012-11-12", "2014-02-18", "", "", 1,
     1},
    {"IMAX to open its first cinemas in Kazakhstan", "", "", "", "2010-09-19", "2014-02-18", "2010-09-22", "",
     1, 1},
    {"Welcome to IMAX in Kazakhstan", "", "", "", "", "2014-02-18", "2014-02-21", "", 1, 1},
    {"ShortAnimaDoc Short Film Festival Kicks Off in Almaty, Showcases Best Works of Kazakh Directors",
     "November 2021, Saniya Bulatkulova in Culture on 24", "The Astana Times", "", "2021-11-24", "2021-12-14",
     "", "", 0, 1},
    {"Almaty Film Festival to Build Bridges Between Kazakhstan, Global Movie Biz", "", "", "", "2018-07-07",
     "", "", "", 3, 3},
}};

std::string text_of(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

std::string text_of(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "";
}

}  // namespace

TEST_CASE("every reference of a copied article is right in every field", "[plain][seed]") {
  auto in = std::make_unique<std::ifstream>(CITECHECK_SOURCE_DIR "/../shared/seed/cinema-of-kazakhstan.txt",
                                            std::ios::binary);
  if (!*in) {
    WARN("skipped: the copied article is not here");
    return;
  }
  const auto reader = open_plain(std::move(in), "cinema-of-kazakhstan.txt");
  const auto article = reader->next();
  REQUIRE(article);
  CHECK(article->title == "Cinema of Kazakhstan");
  CHECK(article->problems.empty());
  CHECK(article->dangling_marks.empty());
  REQUIRE(article->citations.size() == kExpected.size());
  for (std::size_t i = 0; i < kExpected.size(); ++i) {
    const Expected& expected = kExpected[i];
    const Citation& citation = article->citations[i];
    INFO(article->text_of(citation.span));
    CHECK(citation.index == i);
    CHECK(citation.label == std::to_string(i + 1));
    CHECK(text_of(citation.title) == expected.title);
    if (expected.authors.empty()) {
      CHECK(citation.authors.empty());
    } else {
      REQUIRE(citation.authors.size() == 1);
      CHECK(to_inverted_text(citation.authors[0].value) == expected.authors);
      CHECK_FALSE(citation.authors[0].value.is_literal());
    }
    CHECK(text_of(citation.container_title) == expected.container);
    CHECK(text_of(citation.publisher) == expected.publisher);
    CHECK(text_of(citation.issued) == expected.issued);
    CHECK(text_of(citation.accessed) == expected.accessed);
    CHECK(text_of(citation.archived) == expected.archived);
    CHECK(citation.archive_stated == !expected.archived.empty());
    CHECK(text_of(citation.language) == expected.language);
    CHECK(citation.marks.size() == expected.marks);
    CHECK(citation.backlinks == expected.backlinks);
    CHECK(citation.identifiers.size() == (i == 8 ? 1 : 0));
    CHECK_FALSE(citation.url);
    if (citation.title) CHECK(article->text_of(citation.title->span) == citation.title->as_written);
  }
  const Citation& book = article->citations[8];
  CHECK(book.identifiers[0].value.value == "0-333-65684-9");
  CHECK(text_of(book.publisher_place) == "New York");
  CHECK(book.type == ItemType::book);
  const auto& other = article->citations[23].other;
  REQUIRE(other.size() == 1);
  CHECK(other[0].first == "department");
  CHECK(other[0].second.value == "Movies & TV Dept.");
}

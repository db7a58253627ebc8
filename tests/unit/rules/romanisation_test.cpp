// Names in Cyrillic and Greek letters against their Latin forms: whatever the system, a name agrees with its
// own.
#include "rules/compare/romanisation.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "rules/compare/names.hpp"
#include "support/catch.hpp"
#include "unit/rules/both_ways.hpp"

using namespace citecheck;

namespace {

constexpr auto* compare = &test::compare_both_ways;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    out.push_back(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(out.back().size() + 1, text.size()));
  }
  return out;
}

/// A romanisation: what each letter of an alphabet becomes; "-" is nothing.
struct System {
  std::string_view name, alphabet, spellings;
};

constexpr std::string_view kRussian = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я";
constexpr std::string_view kUkrainian = "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я";
constexpr auto kSystems = std::to_array<System>({
    {"ISO 9", kRussian, "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"},
    {"scholarly", kRussian, "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč - y - è ju ja"},
    {"BGN/PCGN", kRussian, "a b v g d ye yë zh z i y k l m n o p r s t u f kh ts ch sh shch - y ’ e yu ya"},
    {"passport", kRussian, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"},
    {"press", kRussian, "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"},
    {"German", kRussian,
     "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"},
    {"French", kRussian, "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"},
    {"Polish", kRussian, "a b w g d ie jo ż z i j k ł m n o p r s t u f ch c cz sz szcz - y - e ju ja"},
    {"Ukrainian 2010", kUkrainian,
     "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia"},
    {"Ukrainian BGN/PCGN", kUkrainian,
     "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch ’ yu ya"},
    {"Ukrainian German", kUkrainian,
     "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch - ju ja"},
});

struct Written {
  std::string original, latin;
};

Written random_word(const System& system, std::mt19937& random) {
  const auto letters = split(system.alphabet), spellings = split(system.spellings);
  REQUIRE(letters.size() == spellings.size());
  Written out;
  const std::size_t size = 5 + random() % 7;
  std::size_t before = letters.size();
  while (out.original.size() < 2 * size) {
    const std::size_t i = random() % letters.size();
    const bool sign = letters[i] == "ь" || letters[i] == "ъ";
    // Names begin with a letter that is written, and hardly ever double one.
    if (i == before || (out.original.empty() && sign)) continue;
    out.original += letters[i];
    if (spellings[i] != "-") out.latin += spellings[i];
    before = i;
  }
  return out;
}

Name person(std::string family, std::string given) {
  Name name;
  name.family = std::move(family);
  name.given = std::move(given);
  return name;
}

}  // namespace

TEST_CASE("a name agrees with its romanisation in every system", "[names][romanisation]") {
  std::mt19937 random(6);
  for (const System& system : kSystems) {
    for (int i = 0; i < 200; ++i) {
      const Written family = random_word(system, random), given = random_word(system, random);
      const Name original = person(family.original, given.original);
      const Name latin = person(family.latin, given.latin);
      INFO(system.name << ": " << to_text(original) << ", " << to_text(latin));
      CHECK(compare_names(original, latin) == NameMatch::same);
      CHECK(compare_names(latin, original) == NameMatch::same);
      const Name other = person(random_word(system, random).latin, given.latin);
      INFO(to_text(other));
      CHECK(compare_names(original, other) == NameMatch::unclear);
    }
  }
}

TEST_CASE("names are known in the forms people write", "[names][romanisation]") {
  for (const char* latin : {"Khrushchev", "Chruschtschow", "Khrouchtchev", "Hruŝëv", "Chruščov"})
    CHECK(compare("Никита Хрущёв", std::string("Nikita ") + latin) == NameMatch::same);
  for (const char* latin :
       {"Tchaikovsky, Peter", "Pjotr Tschaikowski", "P. I. Čajkovskij", "Chaikovskii, P."})
    CHECK(compare("Пётр Ильич Чайковский", latin) == NameMatch::same);
  for (const char* latin :
       {"Volodymyr Zelenskyy", "Wolodymyr Selenskyj", "V. Zelensky", "Zelenskyi, Volodymyr"})
    CHECK(compare("Володимир Зеленський", latin) == NameMatch::same);
  for (const char* latin : {"Rachmaninoff", "Rakhmaninov", "Rachmaninow"})
    CHECK(compare("Сергей Рахманинов", std::string(latin) + ", S.") == NameMatch::same);
  CHECK(compare("Рашид Нугманов", "Rachid Nougmanov") == NameMatch::same);
  CHECK(compare("Рашид Нугманов", "Nugmanov R.") == NameMatch::same);
  CHECK(compare("Анна Иванова", "Anna Ivanova") == NameMatch::same);
  CHECK(compare("Вернер фон Браун", "Wernher von Braun") == NameMatch::same);
  CHECK(compare("Михаил Горбачёв", "Michael Gorbachev") == NameMatch::same);
  CHECK(compare("Александр Сергеев", "Alexandre Sergueïev") == NameMatch::same);
  CHECK(compare("Владимир Путин", "Poutine, Vladimir") == NameMatch::same);
  CHECK(compare("Анна Шмидт-Иванова", "Anna Ivanova") == NameMatch::same);
  CHECK(compare("Ђорђе Петровић", "Đorđe Petrović") == NameMatch::same);
  CHECK(compare("Ю. А. Гагарин", "Yuri Gagarin") == NameMatch::same);
  CHECK(compare("Юрий Гагарин", "Iu. Gagarin") == NameMatch::same);
}

TEST_CASE("Greek names are known in Latin letters", "[names][romanisation]") {
  CHECK(compare("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis") == NameMatch::same);
  CHECK(compare("Γιώργος Παπανδρέου", "Yorgos Papandreou") == NameMatch::same);
  CHECK(compare("Γεώργιος Παπανδρέου", "George Papandreou") == NameMatch::same);
  CHECK(compare("Θεόδωρος Αγγελόπουλος", "Theo Angelopoulos") == NameMatch::same);
  CHECK(compare("Ντόρα Μπακογιάννη", "Dora Bakoyanni") == NameMatch::same);
  CHECK(compare("Νίκος Καζαντζάκης", "Kazantzakis, N.") == NameMatch::same);
  CHECK(compare("Ιάννης Ξενάκης", "Iannis Xenakis") == NameMatch::same);
  CHECK(compare("Χρήστος Χατζής", "Christos Hatzis") == NameMatch::same);
  CHECK(compare("Ελευθέριος Βενιζέλος", "Eleftherios Venizelos") == NameMatch::same);
}

TEST_CASE("a name that no system makes of it is no agreement", "[names][romanisation]") {
  for (const auto& [one, two] :
       std::vector<std::pair<std::string, std::string>>{{"Рашид Нугманов", "Rashid Nugent"},
                                                        {"Рашид Нугманов", "Peter Lennon"},
                                                        {"Рашид Нугманов", "Bulat Nugmanov"},
                                                        {"Иван Петров", "Ivan Petrova"},
                                                        {"Анна Соколова", "Anna Sokolov"},
                                                        {"Иван Смирнов", "Ivan Smith"},
                                                        {"Пётр Иванов", "Anna Ivanov"},
                                                        {"Антон Чехов", "Anton Check"},
                                                        {"Антон Чехов", "A. Che"},
                                                        {"Κυριάκος Μητσοτάκης", "Konstantinos Karamanlis"},
                                                        {"Νίκος Καζαντζάκης", "Nikos Kazan"},
                                                        {"Κυριάκος Μητσοτάκης", "Кирьякос Мицотакис"}})
    CHECK(compare(one, two) == NameMatch::unclear);
}

TEST_CASE("organisations are known in Latin letters", "[names][romanisation]") {
  CHECK(compare("Интерфакс", "Interfax") == NameMatch::same);
  CHECK(compare("Интерфакс", "Reuters") == NameMatch::unclear);
  CHECK(compare("Агентство Интерфакс", "Interfax Agency") == NameMatch::unclear);
}

TEST_CASE("words that are too long, cut or of another script have no romanisation", "[names][romanisation]") {
  std::string word, latin;
  for (int i = 0; i < 63; ++i) word += "а", latin += "a";
  CHECK(romanises(word, latin));
  CHECK(romanises(word, latin.substr(0, 40)));
  CHECK_FALSE(romanises(word + "а", latin));
  CHECK_FALSE(romanises(word, latin + "a"));
  CHECK_FALSE(romanises("", "a"));
  CHECK_FALSE(romanises("а", ""));
  CHECK_FALSE(romanises("а\xD0", "a"));
  CHECK_FALSE(romanises("a", "a"));
  CHECK_FALSE(romanises("王", "wang"));
}

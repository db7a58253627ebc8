#include <string>
#include <vector>

#include "rules/compare/names.hpp"
#include "support/catch.hpp"
#include "unit/rules/both_ways.hpp"

using namespace citecheck;

namespace {

constexpr auto* compare = &test::compare_both_ways;

std::vector<Name> names(const std::vector<std::string>& texts) {
  std::vector<Name> out;
  for (const std::string& text : texts) out.push_back(parse_name(text));
  return out;
}

}  // namespace

TEST_CASE("order, initials, particles, suffixes and accents make no difference") {
  CHECK(compare("Holdsworth, Nick", "Nick Holdsworth") == NameMatch::same);
  CHECK(compare("Nugent, F. S.", "Frank S. Nugent") == NameMatch::same);
  CHECK(compare("Nugent, FS", "Frank Nugent") == NameMatch::same);
  CHECK(compare("Ludwig van Beethoven", "Beethoven, Ludwig van") == NameMatch::same);
  CHECK(compare("King, Martin Luther, Jr.", "Martin Luther King") == NameMatch::same);
  CHECK(compare("García Márquez, Gabriel", "Garcia, Gabriel") == NameMatch::same);
  CHECK(compare("Müller, Jürgen", "Juergen Mueller") != NameMatch::different);
  CHECK(compare("Łukasz Wójcik", "Lukasz Wojcik") == NameMatch::same);
  CHECK(compare("Zhang Wei", "Wei Zhang") == NameMatch::same);
  CHECK(compare("Zhan, De-Chuan", "Zhan, D.") == NameMatch::same);
  CHECK(compare("Jean-Paul Sartre", "Sartre, J.-P.") == NameMatch::same);
}

TEST_CASE("married and double names are known by either part") {
  CHECK(compare("Jane Smith-Jones", "Jane Jones") == NameMatch::same);
  CHECK(compare("Jane Smith-Jones", "Jane Smith") == NameMatch::same);
  CHECK(compare("Smith-Jones, J.", "Jane Jones") == NameMatch::same);
  CHECK(compare("Smith-Jones, Jane", "Jane Smith Jones") == NameMatch::same);
  CHECK(compare("Jane Smith-Jones", "Jane Smithers") != NameMatch::same);
  CHECK(compare("Jane Smith-Jones", "Jane Lennon") == NameMatch::different);
}

TEST_CASE("a name in another script is not another") {
  CHECK(compare("Τζέιν Ντόου", "Jane Doe") == NameMatch::unclear);
  CHECK(compare("김민수", "Kim Min-su") == NameMatch::unclear);
  CHECK(compare("김민수", "Jane Doe") == NameMatch::unclear);
  CHECK(compare("山田太郎", "Peter Lennon") == NameMatch::unclear);
  CHECK(compare("محمد علي", "Peter Lennon") == NameMatch::unclear);
  CHECK(compare("محمد علي", "Muhammad Ali") == NameMatch::unclear);
  CHECK(compare("王小明", "Wang Xiaoming") == NameMatch::unclear);
  CHECK(compare("Анна Иванова", "Пётр Петров") == NameMatch::different);
  CHECK(compare("Yury Gagarin", "Iurii Gagarin") != NameMatch::different);
  CHECK(compare("Tchaikovsky, Pyotr", "Chaikovskii, Petr") != NameMatch::different);
  CHECK(compare("Wang Xiaoming", "Xiao-Ming Wang") != NameMatch::different);
}

TEST_CASE("particles and suffixes stand where they like") {
  CHECK(compare("de la Cruz, José", "José De la Cruz") == NameMatch::same);
  CHECK(compare("Van der Berg, Anna", "A. van der Berg") == NameMatch::same);
  CHECK(compare("Roe, John, III", "John Roe") == NameMatch::same);
  CHECK(compare("O'Brien, Flann", "Flann O’Brien") == NameMatch::same);
  CHECK(compare("ibn Sina, Ali", "Ali ibn Sina") == NameMatch::same);
}

TEST_CASE("what cannot be told is unclear") {
  CHECK(compare("Bob Smith", "Robert Smith") == NameMatch::unclear);
  CHECK(compare("Nugmanov, Rashid", "Nougmanov, Rachid") == NameMatch::unclear);
  CHECK(compare("José García Márquez", "Garcia, Jose") == NameMatch::unclear);
  CHECK(compare("BBC News", "Jane Roe") == NameMatch::unclear);
  CHECK(compare("BBC", "British Broadcasting Corporation") == NameMatch::unclear);
  CHECK(compare_names(Name{}, parse_name("Jane Roe")) == NameMatch::unclear);
}

TEST_CASE("other persons are other") {
  CHECK(compare("Nick Holdsworth", "Peter Lennon") == NameMatch::different);
  CHECK(compare("Smith, J.", "Lennon, J.") == NameMatch::different);
  CHECK(compare("Jane Smith", "Jane Lennon") == NameMatch::different);
}

TEST_CASE("every author of a list is compared") {
  const auto cited = names({"Jane Roe", "Invented, A.", "Madeup, Bruno"});
  const auto found = names({"Peter Lennon", "Roe, J.", "Nick Holdsworth"});
  const NameListDifference difference = compare_name_lists(cited, found);
  CHECK(difference.only_cited == std::vector<std::size_t>{1, 2});
  CHECK(difference.only_found == std::vector<std::size_t>{0, 2});
  CHECK_FALSE(difference.unclear);
}

TEST_CASE("a doubtful pair does not take a sure one's partner") {
  const auto cited = names({"Robert Smith", "Bob Smith"});
  const auto found = names({"Bob Smith", "Robert Smith"});
  const NameListDifference difference = compare_name_lists(cited, found);
  CHECK(difference.only_cited.empty());
  CHECK(difference.only_found.empty());
  CHECK_FALSE(difference.unclear);
}

TEST_CASE("long lists are cut, and say so") {
  std::vector<Name> many;
  for (int i = 0; i < 3000; ++i) {
    Name name;
    name.family = "Family" + std::string(150, static_cast<char>('a' + i % 26)) + std::to_string(i);
    name.given = "Given" + std::to_string(i);
    many.push_back(name);
  }
  CHECK(compare_name_lists(many, many).unclear);
  CHECK(compare_name_lists({}, {}).only_cited.empty());
}

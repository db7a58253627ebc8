#include "references/name.hpp"

#include <array>
#include <string>
#include <utility>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// "particle|family|given|suffix", or "=literal".
std::string shape(const Name& name) {
  if (name.is_literal()) return "=" + name.literal;
  return name.particle + "|" + name.family + "|" + name.given + "|" + name.suffix;
}

std::string shapes(std::string_view text) {
  std::string out;
  for (const Name& name : parse_name_list(text)) out += (out.empty() ? "" : " + ") + shape(name);
  return out;
}

}  // namespace

TEST_CASE("one name is split as CSL splits it", "[name]") {
  const auto cases = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"Frank S. Nugent", "|Nugent|Frank S.|"},
      {"Holdsworth, Nick", "|Holdsworth|Nick|"},
      {"Ludwig van der Berg", "van der|Berg|Ludwig|"},
      {"van der Berg, Ludwig", "van der|Berg|Ludwig|"},
      {"Berg, Ludwig van der", "van der|Berg|Ludwig|"},
      {"Martin Luther King Jr.", "|King|Martin Luther|Jr."},
      {"Martin Luther King, Jr.", "|King|Martin Luther|Jr."},
      {"King, Martin Luther, Jr.", "|King|Martin Luther|Jr."},
      {"King, Jr., Martin Luther", "|King|Martin Luther|Jr."},
      {"Smith JA", "|Smith|JA|"},
      {"J. A. Smith", "|Smith|J. A.|"},
      {"Alonzo Church", "|Church|Alonzo|"},
      {"Church, Alonzo", "|Church|Alonzo|"},
      {"García Márquez, Gabriel", "|García Márquez|Gabriel|"},
      {"December 2021, Saniya Bulatkulova in Culture on 14",
       "|December 2021|Saniya Bulatkulova in Culture on 14|"},
      {"Иван Петрович Сидоров", "|Сидоров|Иван Петрович|"},
      {"Voltaire", "=Voltaire"},
      {"Ministry of Culture", "=Ministry of Culture"},
      {"Ministry of Culture, Kazakhstan", "=Ministry of Culture, Kazakhstan"},
      {"BBC News", "=BBC News"},
      {"Acme, Inc.", "=Acme, Inc."},
      {"Acme Inc.", "=Acme Inc."},
      {"UNESCO Institute for Statistics", "=UNESCO Institute for Statistics"},
      {"user 123", "=user 123"},
      {"Boelee, E. (Ed)", "|Boelee|E.|"},
      {"", "|||"},
  });
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(shape(parse_name(text)) == expected);
  }
  CHECK(parse_name(std::string(100'000, 'a') + " b").is_literal());
}

TEST_CASE("lists of names", "[name]") {
  CHECK(shapes("John Smith, Jane Doe and Max Roe") == "|Smith|John| + |Doe|Jane| + |Roe|Max|");
  CHECK(shapes("Smith, J., & Doe, A.") == "|Smith|J.| + |Doe|A.|");
  CHECK(shapes("Smith, J., Doe, A. B., & Roe, C.") == "|Smith|J.| + |Doe|A. B.| + |Roe|C.|");
  CHECK(shapes("Smith J, Doe A") == "|Smith|J| + |Doe|A|");
  CHECK(shapes("Smith, John; Doe, Jane") == "|Smith|John| + |Doe|Jane|");
  CHECK(shapes("Smith, John, and Jane Doe") == "|Smith|John| + |Doe|Jane|");
  CHECK(shapes("Perrie, Maureen") == "|Perrie|Maureen|");
  CHECK(shapes("van der Berg, Jan and Anna de Vries") == "van der|Berg|Jan| + de|Vries|Anna|");
  CHECK(shapes("King, Martin Luther, Jr.") == "|King|Martin Luther|Jr.");
  CHECK(shapes("Ministry of Culture and Sport") == "=Ministry of Culture and Sport");
  CHECK(shapes("Peter Krause (Hrsg.)") == shapes("Peter Krause"));
  CHECK(shapes("Massaut, Jean-Pierre / Hennau, Marie-Elisabeth") ==
        shapes("Massaut, Jean-Pierre; Hennau, Marie-Elisabeth"));
  CHECK(shapes("Jean Dupont (dir.)") == shapes("Jean Dupont"));
  CHECK(shapes("Jean Dupont, éd.") == shapes("Jean Dupont"));
  CHECK(shapes("Krause, Peter [Hrsg.]") == shapes("Krause, Peter"));
  CHECK(shapes("Department of Health and Human Services") == "=Department of Health and Human Services");
  CHECK(shapes("Ministry of Health and Social Services") == "=Ministry of Health and Social Services");
  CHECK(shapes("Institute for Health and Clinical Excellence") ==
        "=Institute for Health and Clinical Excellence");
  CHECK(shapes("December 2021, Saniya Bulatkulova in Culture on 14") ==
        "|December 2021|Saniya Bulatkulova in Culture on 14|");
  CHECK(shapes("").empty());
  bool et_al = false;
  CHECK(parse_name_list("Smith J, Doe A, et al.", &et_al).size() == 2);
  CHECK(et_al);
  CHECK(parse_name_list("John Smith and others", &et_al).size() == 1);
  CHECK(et_al);
  CHECK(parse_name_list("Jane Seal", &et_al).size() == 1);
  CHECK_FALSE(et_al);
}

TEST_CASE("names are printed in either order", "[name]") {
  const Name name{.family = "Berg", .given = "Ludwig", .particle = "van der", .suffix = "Jr.", .literal = ""};
  CHECK(to_text(name) == "Ludwig van der Berg, Jr.");
  CHECK(to_inverted_text(name) == "van der Berg, Ludwig, Jr.");
  CHECK(to_text(Name{.family = "", .given = "", .particle = "", .suffix = "", .literal = "BBC"}) == "BBC");
  CHECK(parse_name(to_inverted_text(name)) == name);
}

TEST_CASE("lists of names in the orders that reference lists use", "[name]") {
  const auto list = [](std::string_view text) {
    std::string out;
    for (const Name& name : parse_name_list(text)) out += (out.empty() ? "" : " + ") + to_inverted_text(name);
    return out;
  };
  CHECK(list("Smith, J., Doe, A.B. & Roe, C.") == "Smith, J. + Doe, A.B. + Roe, C.");
  CHECK(list("J. Smith, A. B. Doe, and C. Roe") == "Smith, J. + Doe, A. B. + Roe, C.");
  CHECK(list("Smith JA, Doe B") == "Smith, JA + Doe, B");
  CHECK(list("Boschin W., Girardi M., de la Cruz M. A.") == "Boschin, W. + Girardi, M. + de la Cruz, M. A.");
  CHECK(list("Smith, John and Jane Doe") == "Smith, John + Doe, Jane");
  CHECK(list("Müller-Lüdenscheidt K, Tao SS-H") == "Müller-Lüdenscheidt, K + Tao, SS-H");
  CHECK(list("DUPONT Marie et DURAND Paul") == "DUPONT, Marie + DURAND, Paul");
  CHECK(list("DUPONT (M.), DURAND (P.-A.)") == "DUPONT, M. + DURAND, P.-A.");
  CHECK(list("Liu SM Zhong J Zhao XJ") == "Liu, SM + Zhong, J + Zhao, XJ");
  CHECK(list("张伟，李娜") == "张伟 + 李娜");
  CHECK(list("Baes Jr., C. F., Mesmer, R. E.") == "Baes, C. F., Jr. + Mesmer, R. E.");
}

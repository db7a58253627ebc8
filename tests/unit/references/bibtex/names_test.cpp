// Names as BibTeX splits them, and biblatex's way of writing their parts.
#include "references/bibtex/names.hpp"

#include <string>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// "given|particle|family|suffix", or "{literal}".
std::string one(const Name& name) {
  if (name.is_literal()) return "{" + name.literal + "}";
  return name.given + "|" + name.particle + "|" + name.family +
         (name.suffix.empty() ? "" : "|" + name.suffix);
}

std::string all(std::string_view text) {
  const bibtex::NameList list = bibtex::read_names(text);
  std::string out;
  for (const auto& listed : list.names) out.append(out.empty() ? "" : "; ").append(one(listed.name));
  if (list.others) out += " +";
  if (list.by_commas) out += " ,";
  return out;
}

}  // namespace

TEST_CASE("BibTeX's three forms of a name", "[bibtex][names]") {
  CHECK(all("Ann B. Lee") == "Ann B.||Lee");
  CHECK(all("Lee, Ann B.") == "Ann B.||Lee");
  CHECK(all("Lee, Jr., Ann") == "Ann||Lee|Jr.");
  CHECK(all("Lee, Ann, Jr.") == "Ann||Lee|Jr.");
  CHECK(all("Aristotle") == "||Aristotle");
  CHECK(all("Ann Lee III") == "Ann||Lee|III");
  CHECK(all("Ann Lee, Jr.") == "Ann||Lee|Jr.");
}

TEST_CASE("words in lower case are the particle", "[bibtex][names]") {
  CHECK(all("Jan van der Berg") == "Jan|van der|Berg");
  CHECK(all("van der Berg, Jan") == "Jan|van der|Berg");
  CHECK(all("Charles de la Vall{\\'e}e Poussin") == "Charles|de la|Vallée Poussin");
  CHECK(all("Van de Water, Jo") == "Jo|Van de|Water");
  CHECK(all("{\\'e}tienne {de la} Tour") == "|étienne|de la Tour");
  CHECK(all("Jo {von Berg}") == "Jo||von Berg");
  CHECK(all("{\\v S}orn, Al") == "Al||Šorn");
}

TEST_CASE("ties and braces inside names", "[bibtex][names]") {
  CHECK(all("J.~R. Lee") == "J. R.||Lee");
  CHECK(all("{J.\\,R.} Lee") == "J. R.||Lee");
  CHECK(all("E. El-{M}asri") == "E.||El-Masri");
}

TEST_CASE("a name in braces is an organisation", "[bibtex][names]") {
  CHECK(all("{Acme, Sons and Daughters}") == "{Acme, Sons and Daughters}");
  CHECK(all("{{Acme and Sons}} and Lee, Ann") == "{Acme and Sons}; Ann||Lee");
  CHECK(all("World Health Organization") == "{World Health Organization}");
}

TEST_CASE("lists are joined by and, outside of braces and in any case", "[bibtex][names]") {
  CHECK(all("Ann Lee and Bo Roe AND Cy Poe\n and\tDi Moe") == "Ann||Lee; Bo||Roe; Cy||Poe; Di||Moe");
  CHECK(all("Ann Lee and others") == "Ann||Lee +");
  CHECK(all("Lee, A. et al.") == "A.||Lee +");
  CHECK(all("Andy Sand and Brand, Al") == "Andy||Sand; Al||Brand");
  CHECK(all("") == "");
  CHECK(all(" and ") == "");
}

TEST_CASE("biblatex writes the parts out", "[bibtex][names]") {
  CHECK(all("family=Doe, given=Al, prefix=de, suffix=Jr.") == "Al|de|Doe|Jr.");
  CHECK(all("given={Al B.}, family={Doe, Inc}") == "Al B.||Doe, Inc");
  CHECK(all("useprefix=false and Alan von Berg") == "Alan|von|Berg");
  CHECK(all("given=Al, useprefix=true, prefix=von, family=Berg, given-i=A") == "Al|von|Berg");
}

TEST_CASE("names listed by commas are told of and told apart", "[bibtex][names]") {
  CHECK(all("Lee, A., Roe, B., Poe, C.") == "A.||Lee; B.||Roe; C.||Poe ,");
  CHECK(all("Ann Lee, Bo Roe, Cy Poe") == "Ann||Lee; Bo||Roe; Cy||Poe ,");
  CHECK(all("Lee, Ann; Roe, Bo") == "Ann||Lee; Bo||Roe ,");
}

TEST_CASE("spans cover each name", "[bibtex][names]") {
  const std::string text = " Ann Lee  and {Acme} and others";
  const bibtex::NameList list = bibtex::read_names(text);
  REQUIRE(list.names.size() == 2);
  CHECK(list.names[0].span.of(text) == "Ann Lee");
  CHECK(list.names[1].span.of(text) == "{Acme}");
}

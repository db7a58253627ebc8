#include "references/identifier.hpp"

#include "support/catch.hpp"

using namespace citecheck;
using Kind = Identifier::Kind;

namespace {

bool sound(Kind kind, std::string_view text) {
  return !fault(normalise(kind, text));
}

}  // namespace

TEST_CASE("identifiers lose their prefixes", "[identifier]") {
  CHECK(normalise(Kind::doi, " https://doi.org/10.1000/182 ").value == "10.1000/182");
  CHECK(normalise(Kind::doi, "DOI: 10.1000/182").value == "10.1000/182");
  CHECK(normalise(Kind::isbn, "ISBN 0–333–65684–9").value == "0-333-65684-9");
  CHECK(normalise(Kind::pmc, "PMC1234567").value == "1234567");
  CHECK(normalise(Kind::arxiv, "arXiv:1501.00001v2").value == "1501.00001v2");
  CHECK(normalise(Kind::s2cid, "S2CID 1234").value == "1234");
  CHECK(normalise(Kind::ol, "OL123M").value == "123M");
  CHECK(label(Kind::arxiv) == "arXiv");
}

TEST_CASE("form and checksum of identifiers", "[identifier]") {
  CHECK(sound(Kind::isbn, "0-333-65684-9"));
  CHECK(sound(Kind::isbn, "978-0-306-40615-7"));
  CHECK(sound(Kind::isbn, "080442957X"));
  for (const auto bad :
       {"0-333-65684-8", "978-0-306-40615-8", "9790306406157", "123", "08044X9573", "abc", ""})
    CHECK_FALSE(sound(Kind::isbn, bad));
  CHECK(sound(Kind::issn, "0378-5955"));
  CHECK(sound(Kind::issn, "2434-561X"));
  CHECK_FALSE(sound(Kind::issn, "0378-5954"));
  CHECK(sound(Kind::doi, "10.1000/182"));
  CHECK(sound(Kind::doi, "10.65215/x"));
  for (const auto bad :
       {"11.1000/182", "10.1000", "10.1000/", "10.0100/1", "10.1000/1.", "10.123456/1", "10.5555/1"})
    CHECK_FALSE(sound(Kind::doi, bad));
  CHECK(sound(Kind::arxiv, "math.GT/0309136"));
  CHECK(sound(Kind::arxiv, "hep-th/9901001v3"));
  CHECK(sound(Kind::arxiv, "0704.0001"));
  CHECK(sound(Kind::arxiv, "1501.00001v2"));
  for (const auto bad : {"1501.0001", "1413.0001", "math/0713136", "15010001", "v1"})
    CHECK_FALSE(sound(Kind::arxiv, bad));
  CHECK(sound(Kind::pmid, "12345678"));
  CHECK_FALSE(sound(Kind::pmid, "PMC123"));
  CHECK(sound(Kind::oclc, "ocm12345678"));
  CHECK(sound(Kind::bibcode, "1974AJ.....79..819H"));
  CHECK_FALSE(sound(Kind::bibcode, "1974AJ.....79..819"));
  CHECK(sound(Kind::ol, "OL123M"));
  CHECK_FALSE(sound(Kind::ol, "OL123"));
  CHECK_FALSE(sound(Kind::ol, "OLM"));
}

TEST_CASE("ISBNs compare as 13 digits and identifiers resolve", "[identifier]") {
  CHECK(isbn13("0-306-40615-2") == "9780306406157");
  CHECK(isbn13("978-0-306-40615-7") == "9780306406157");
  CHECK_FALSE(isbn13("0-306-40615-3"));
}

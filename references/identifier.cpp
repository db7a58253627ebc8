#include "references/identifier.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "references/text.hpp"

namespace citecheck {

namespace {

using Kind = Identifier::Kind;
using Text = std::string_view;

bool is_digit_char(char c) {
  return c >= '0' && c <= '9';
}

bool is_alnum_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

bool all_digits(Text text) {
  return !text.empty() && std::ranges::all_of(text, is_digit_char);
}

unsigned number(Text digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

struct KindInfo {
  Kind kind;
  Text label;
  std::array<Text, 8> prefixes;  ///< Lower case, longest first; taken off repeatedly.
};

constexpr auto kKinds = std::to_array<KindInfo>({
    {Kind::doi,
     "DOI",
     {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/",
      "info:doi/", "doi:", "doi "}},
    {Kind::isbn, "ISBN", {"urn:isbn:", "isbn-13:", "isbn-10:", "isbn-13", "isbn-10", "isbn:", "isbn"}},
    {Kind::issn,
     "ISSN",
     {"https://portal.issn.org/resource/issn/", "urn:issn:", "e-issn", "eissn", "issn:", "issn"}},
    {Kind::pmid,
     "PMID",
     {"https://pubmed.ncbi.nlm.nih.gov/", "https://www.ncbi.nlm.nih.gov/pubmed/",
      "http://www.ncbi.nlm.nih.gov/pubmed/", "pmid:", "pmid"}},
    {Kind::pmc,
     "PMC",
     {"https://www.ncbi.nlm.nih.gov/pmc/articles/", "https://pmc.ncbi.nlm.nih.gov/articles/",
      "pmcid:", "pmcid", "pmc:", "pmc"}},
    {Kind::arxiv,
     "arXiv",
     {"https://arxiv.org/abs/", "http://arxiv.org/abs/", "https://arxiv.org/pdf/", "arxiv:", "arxiv"}},
    {Kind::oclc,
     "OCLC",
     {"https://search.worldcat.org/oclc/", "https://www.worldcat.org/oclc/", "http://www.worldcat.org/oclc/",
      "(ocolc)", "oclc:", "oclc"}},
    {Kind::jstor,
     "JSTOR",
     {"https://www.jstor.org/stable/", "http://www.jstor.org/stable/", "jstor:", "jstor"}},
    {Kind::hdl, "hdl", {"https://hdl.handle.net/", "http://hdl.handle.net/", "info:hdl/", "hdl:"}},
    {Kind::bibcode, "Bibcode", {"https://ui.adsabs.harvard.edu/abs/", "bibcode:"}},
    {Kind::s2cid, "S2CID", {"https://api.semanticscholar.org/corpusid:", "corpusid:", "s2cid:", "s2cid"}},
    {Kind::ol,
     "OL",
     {"https://openlibrary.org/books/", "https://openlibrary.org/works/", "https://openlibrary.org/authors/",
      "https://openlibrary.org/"}},
});

const KindInfo& info(Kind kind) {
  return *std::ranges::find(kKinds, kind, &KindInfo::kind);
}

/// Trimmed, typographic dashes made hyphens.
std::string plain_dashes(Text text) {
  text = trim(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(text, at);
    if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212)
      out += '-';
    else
      out.append(text, begin, at - begin);
  }
  return out;
}

Text strip_prefixes(Text text, const KindInfo& kind) {
  for (bool again = true; again;) {
    again = false;
    for (const Text prefix : kind.prefixes)
      if (!prefix.empty() && text.size() > prefix.size() && starts_with_ignoring_case(text, prefix)) {
        text = trim(text.substr(prefix.size()));
        again = true;
        break;
      }
  }
  return text;
}

/// The digits and X of an ISBN or ISSN.
std::string without_hyphens(Text text) {
  std::string out;
  for (const char c : text)
    if (c != '-' && c != ' ') out += c == 'x' ? 'X' : c;
  return out;
}

/// Sum of value times weight, the weights falling from `weight`; an X counts 10. ISBN-10 and ISSN divide
/// by 11.
bool mod11_ok(Text digits) {
  unsigned sum = 0, weight = static_cast<unsigned>(digits.size());
  for (const char c : digits) sum += (c == 'X' ? 10u : static_cast<unsigned>(c - '0')) * weight--;
  return sum % 11 == 0;
}

unsigned ean_sum(Text digits) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i)
    sum += static_cast<unsigned>(digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return sum;
}

/// Digits, the last of which may be an X.
bool is_check_form(Text text, std::size_t size) {
  return text.size() == size && all_digits(text.substr(0, size - 1)) &&
         (is_digit_char(text.back()) || text.back() == 'X');
}

using Fault = std::optional<std::string>;

Fault isbn_fault(Text value) {
  const std::string digits = without_hyphens(value);
  if (digits.size() != 10 && digits.size() != 13) return "an ISBN has 10 or 13 digits";
  if (digits.size() == 13) {
    if (!all_digits(digits)) return "an ISBN-13 holds digits only";
    if (!digits.starts_with("978") && !digits.starts_with("979")) return "an ISBN-13 begins with 978 or 979";
    if (digits.starts_with("9790")) return "979-0 is for printed music (ISMN)";
    if (ean_sum(digits) % 10 != 0) return "the check digit is wrong";
    return std::nullopt;
  }
  if (!is_check_form(digits, 10)) return "an ISBN-10 holds digits, and an X at most at its end";
  if (!mod11_ok(digits)) return "the check digit is wrong";
  return std::nullopt;
}

Fault issn_fault(Text value) {
  const std::string digits = without_hyphens(value);
  if (!is_check_form(digits, 8)) return "an ISSN has 8 digits, the last may be an X";
  if (!mod11_ok(digits)) return "the check digit is wrong";
  return std::nullopt;
}

/// The registrant code (behind "10."): 4 or 5 digits, fewer only where subdivisions follow. How far the
/// numbers have been given out is not held against a DOI: that grows every month.
bool is_registrant(Text code) {
  const Text first = code.substr(0, code.find('.'));
  const bool divided = first.size() < code.size();
  if (!all_digits(first) || first.starts_with('0') || first.size() > 5 || code.ends_with('.')) return false;
  if (!std::ranges::all_of(code, [](char c) { return is_digit_char(c) || c == '.'; })) return false;
  return divided || first.size() >= 4;
}

Fault doi_fault(Text value) {
  const std::size_t slash = value.find('/');
  if (!value.starts_with("10.") || slash == Text::npos || slash + 1 == value.size())
    return "a DOI is 10.registrant/suffix";
  if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) <= 0x20; }))
    return "a DOI holds no space";
  if (value.ends_with('.') || value.ends_with(',')) return "a DOI does not end in a full stop or comma";
  const Text registrant = value.substr(3, slash - 3);
  if (registrant == "5555") return "10.5555 is for tests";
  if (!is_registrant(registrant)) return "the registrant code is not one that was given out";
  return std::nullopt;
}

/// YYMM.NNNNN[vN] since April 2007, archive[.XX]/YYMMNNN[vN] before.
Fault arxiv_fault(Text value) {
  static constexpr Text kWhat = "an arXiv identifier is YYMM.NNNNN or archive/YYMMNNN";
  const std::size_t version = value.rfind('v');
  if (version != Text::npos && version > 0 && is_digit_char(value[version - 1]) &&
      all_digits(value.substr(version + 1)))
    value = value.substr(0, version);
  const auto month_ok = [](Text yymm) {
    return number(yymm.substr(2, 2)) >= 1 && number(yymm.substr(2, 2)) <= 12;
  };
  if (const std::size_t slash = value.find('/'); slash != Text::npos) {
    const Text archive = value.substr(0, slash), digits = value.substr(slash + 1);
    const bool named = !archive.empty() && std::ranges::all_of(archive, [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) || c == '-' || c == '.';
    });
    if (!named || digits.size() != 7 || !all_digits(digits) || !month_ok(digits)) return std::string(kWhat);
    const unsigned yymm = number(digits.substr(0, 4));
    if (yymm > 703 && yymm < 9107) return std::string(kWhat);
    return std::nullopt;
  }
  if (value.size() < 9 || value[4] != '.' || !all_digits(value.substr(0, 4)) || !all_digits(value.substr(5)))
    return std::string(kWhat);
  const unsigned yymm = number(value.substr(0, 4));
  const std::size_t tail = value.size() - 5;
  if (!month_ok(value) || yymm < 704 || tail != (yymm < 1501 ? 4u : 5u)) return std::string(kWhat);
  return std::nullopt;
}

Fault digits_fault(Text value, Text what) {
  if (all_digits(value) && value != "0" && value.size() <= 12) return std::nullopt;
  return std::string(what);
}

Fault oclc_fault(Text value) {
  for (const Text prefix : {Text("ocm"), Text("ocn"), Text("on")})
    if (starts_with_ignoring_case(value, prefix)) {
      value.remove_prefix(prefix.size());
      break;
    }
  return digits_fault(value, "an OCLC number holds digits only");
}

/// YYYY, journal, volume, page, author's initial: 19 characters.
Fault bibcode_fault(Text value) {
  if (value.size() != 19) return "a bibcode has 19 characters";
  const bool form =
      all_digits(value.substr(0, 4)) && value[0] != '0' &&
      std::isalpha(static_cast<unsigned char>(value[4])) &&
      std::ranges::all_of(value.substr(5), [](char c) { return is_alnum_char(c) || c == '.' || c == '&'; });
  if (!form || is_digit_char(value.back())) return "a bibcode is year, journal, volume, page and initial";
  return std::nullopt;
}

Fault handle_fault(Text value) {
  if (value.find('/') == Text::npos || value.find(' ') != Text::npos)
    return "a handle is prefix/suffix without space";
  return std::nullopt;
}

Fault ol_fault(Text value) {
  const Text what = "an Open Library identifier is digits and one of A, M, W";
  if (Text("AMW").find(value.back()) == Text::npos) return std::string(what);
  return digits_fault(value.substr(0, value.size() - 1), what);
}

Fault jstor_fault(Text value) {
  if (value.find(' ') != Text::npos || to_lower_ascii(value).find("jstor") != std::string::npos ||
      value.find("//") != Text::npos)
    return "a JSTOR identifier holds neither a space nor a URL";
  return std::nullopt;
}

}  // namespace

std::string_view label(Identifier::Kind kind) {
  return info(kind).label;
}

Identifier normalise(Identifier::Kind kind, std::string_view text) {
  const std::string dashed = plain_dashes(text);
  Text value = strip_prefixes(dashed, info(kind));
  Identifier identifier{kind, std::string(value)};
  if (kind == Kind::ol && starts_with_ignoring_case(value, "OL")) identifier.value.erase(0, 2);
  if (kind == Kind::ol)
    for (char& c : identifier.value) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (kind == Kind::pmc || kind == Kind::pmid)
    while (identifier.value.ends_with('/')) identifier.value.pop_back();
  return identifier;
}

std::optional<std::string> fault(const Identifier& identifier) {
  const Text value = identifier.value;
  if (value.empty()) return "it is empty";
  switch (identifier.kind) {
    case Kind::doi:
      return doi_fault(value);
    case Kind::isbn:
      return isbn_fault(value);
    case Kind::issn:
      return issn_fault(value);
    case Kind::pmid:
      return digits_fault(value, "a PMID holds digits only");
    case Kind::pmc:
      return digits_fault(value, "a PMCID is PMC and digits");
    case Kind::arxiv:
      return arxiv_fault(value);
    case Kind::oclc:
      return oclc_fault(value);
    case Kind::jstor:
      return jstor_fault(value);
    case Kind::hdl:
      return handle_fault(value);
    case Kind::bibcode:
      return bibcode_fault(value);
    case Kind::s2cid:
      return digits_fault(value, "an S2CID holds digits only");
    case Kind::ol:
      return ol_fault(value);
  }
  return std::nullopt;
}

std::optional<std::string> isbn13(std::string_view isbn) {
  const Identifier identifier = normalise(Kind::isbn, isbn);
  if (isbn_fault(identifier.value)) return std::nullopt;
  std::string digits = without_hyphens(identifier.value);
  if (digits.size() == 13) return digits;
  digits = "978" + digits.substr(0, 9);
  digits += static_cast<char>('0' + (10 - ean_sum(digits) % 10) % 10);
  return digits;
}

}  // namespace citecheck

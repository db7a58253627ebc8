#include "references/wikitext/identifiers.hpp"

#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck::wikitext {

namespace {

using enum Identifier::Kind;

constexpr auto kWords = std::to_array<std::pair<std::string_view, Identifier::Kind>>({{"isbn-13", isbn},
                                                                                      {"isbn-10", isbn},
                                                                                      {"isbn", isbn},
                                                                                      {"eissn", issn},
                                                                                      {"issn", issn},
                                                                                      {"doi", doi},
                                                                                      {"pmid", pmid},
                                                                                      {"pmcid", pmc},
                                                                                      {"pmc", pmc},
                                                                                      {"oclc", oclc},
                                                                                      {"arxiv", arxiv},
                                                                                      {"jstor", jstor},
                                                                                      {"bibcode", bibcode},
                                                                                      {"hdl", hdl},
                                                                                      {"s2cid", s2cid}});

// An identifier is one word; an ISBN may have spaces between its digits.
bool is_one_identifier(std::string_view text, Identifier::Kind kind) {
  const std::string_view allowed = "0123456789-xX ";
  if (kind == isbn || kind == issn) return text.find_first_not_of(allowed) == std::string_view::npos;
  return text.find_first_of(" ,;") == std::string_view::npos;
}

}  // namespace

bool read_id(const Value& value, Citation& citation) {
  const std::string_view written = value.written();
  // A template that is an identifier is read where it stands.
  if (!is_plain(written)) return value.line().empty();
  for (const auto& [word, kind] : kWords) {
    if (!starts_with_ignoring_case(written, word)) continue;
    std::size_t at = word.size();
    while (at < written.size() && (written[at] == ' ' || written[at] == ':')) ++at;
    if (at == word.size() || at == written.size() || !is_one_identifier(written.substr(at), kind)) continue;
    citation.identifiers.push_back(identifier_claim(
        kind, make_value(*value.page, value.parent, {value.span.begin + at, value.span.end})));
    return true;
  }
  return false;
}

}  // namespace citecheck::wikitext

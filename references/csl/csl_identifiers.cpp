#include "references/csl/csl_identifiers.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Kind = Identifier::Kind;
using Text = std::string_view;

struct Variable {
  Text name;
  Kind kind;
};

constexpr auto kVariables = std::to_array<Variable>({{"DOI", Kind::doi},
                                                     {"ISBN", Kind::isbn},
                                                     {"ISSN", Kind::issn},
                                                     {"PMCID", Kind::pmc},
                                                     {"PMID", Kind::pmid}});

constexpr auto kAllKinds =
    std::to_array<Kind>({Kind::doi, Kind::isbn, Kind::issn, Kind::pmid, Kind::pmc, Kind::arxiv, Kind::oclc,
                         Kind::jstor, Kind::hdl, Kind::bibcode, Kind::s2cid, Kind::ol});
static_assert(kAllKinds.size() == static_cast<std::size_t>(Kind::ol) + 1);

/// An ISBN and an ISSN may be written with spaces inside; shorter pieces are parts of one.
std::size_t shortest(Kind kind) {
  if (kind == Kind::isbn) return 10;
  return kind == Kind::issn ? 8 : 1;
}

std::vector<Span> split_at(Text text, Text separators) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(separators, at);
    if (begin == Text::npos) break;
    at = std::min(text.find_first_of(separators, begin), text.size());
    const Text piece = trim(text.substr(begin, at - begin));
    const std::size_t offset = static_cast<std::size_t>(piece.data() - text.data());
    if (!piece.empty()) out.push_back({offset, offset + piece.size()});
  }
  return out;
}

}  // namespace

std::string_view variable_of(Identifier::Kind kind) {
  const auto found = std::ranges::find(kVariables, kind, &Variable::kind);
  return found == kVariables.end() ? Text{} : found->name;
}

std::optional<Identifier::Kind> identifier_kind(std::string_view variable) {
  const auto found = std::ranges::find(kVariables, variable, &Variable::name);
  if (found == kVariables.end()) return std::nullopt;
  return found->kind;
}

std::vector<Span> split_identifiers(Identifier::Kind kind, std::string_view text) {
  if (kind == Kind::doi) return split_at(text, " \t\r\n");  // a DOI may hold commas and semicolons
  std::vector<Span> out;
  for (const Span chunk : split_at(text, ",;")) {
    const Text inner = chunk.of(text);
    const std::vector<Span> pieces = split_at(inner, " \t\r\n");
    const bool whole = std::ranges::any_of(pieces, [&](Span piece) { return piece.size() < shortest(kind); });
    if (whole)
      out.push_back(chunk);
    else
      for (const Span piece : pieces) out.push_back({chunk.begin + piece.begin, chunk.begin + piece.end});
  }
  return out;
}

std::string labelled(const Identifier& identifier) {
  return std::string(label(identifier.kind)) + ":" + identifier.value;
}

std::optional<Identifier> from_labelled(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == Text::npos) return std::nullopt;
  for (const Kind kind : kAllKinds)
    if (label(kind) == text.substr(0, colon)) return Identifier{kind, std::string(text.substr(colon + 1))};
  return std::nullopt;
}

}  // namespace citecheck::csl

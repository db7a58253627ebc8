#include "checker/page/candidates.hpp"

#include <algorithm>
#include <array>

#include "references/identifier.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxValues = 64, kMaxAuthors = 4000, kMaxValueBytes = 2000, kMaxIdentifierBytes = 300;

struct Scheme {
  std::string_view name;
  Identifier::Kind kind;
};
constexpr auto kSchemes = std::to_array<Scheme>({{"doi", Identifier::Kind::doi},
                                                 {"pmid", Identifier::Kind::pmid},
                                                 {"pmcid", Identifier::Kind::pmc},
                                                 {"arxiv", Identifier::Kind::arxiv},
                                                 {"isbn", Identifier::Kind::isbn},
                                                 {"issn", Identifier::Kind::issn}});

/// The scheme a value names itself: "doi:10.1/x", "https://doi.org/10.1/x", "ISBN 0-333-65684-9", "10.1/x".
std::string_view own_scheme(std::string_view value) {
  const std::string start = to_lower_ascii(value.substr(0, 24));
  if (start.starts_with("10.") || start.find("doi.org/10.") != std::string::npos) return "doi";
  for (const Scheme& scheme : kSchemes)
    if (start.starts_with(scheme.name)) return scheme.name;
  return {};
}

}  // namespace

std::vector<std::string> values_of(const Candidates::Texts& texts) {
  std::vector<std::string> values;
  for (const auto& text : texts) values.push_back(text.value);
  return values;
}

void add(Candidates::Texts& list, std::string_view value, std::string_view source, int confidence) {
  std::string text = collapse_space(value);
  if (text.empty() || text.size() > kMaxValueBytes || list.size() >= kMaxValues) return;
  list.push_back({std::move(text), std::string(source), confidence});
}

void add_author(Candidates::Lists& lists, std::string_view value, std::string_view source, int confidence) {
  std::string text = collapse_space(value);
  if (text.empty() || text.size() > kMaxValueBytes) return;
  auto list = std::ranges::find(lists, source, &Sourced<std::vector<std::string>>::source);
  if (list == lists.end()) {
    if (lists.size() >= kMaxValues) return;
    list = lists.insert(lists.end(), {{}, std::string(source), confidence});
  }
  if (list->value.size() < kMaxAuthors) list->value.push_back(std::move(text));
}

void add_identifier(Candidates& found, std::string_view kind, std::string_view value, std::string_view source,
                    int confidence) {
  const std::string text = collapse_space(value);
  if (text.size() > kMaxIdentifierBytes) return;
  if (kind.empty()) kind = own_scheme(text);
  const auto scheme = std::ranges::find(kSchemes, kind, &Scheme::name);
  if (scheme == kSchemes.end()) return;
  const std::string_view own = starts_with_ignoring_case(text, kind) && kind != "doi"
                                   ? std::string_view(text).substr(kind.size())
                                   : std::string_view(text);
  const Identifier identifier = normalise(scheme->kind, trim(own.starts_with(':') ? own.substr(1) : own));
  if (identifier.value.empty() || fault(identifier)) return;
  add(found.identifiers, std::string(kind) + ":" + identifier.value, source, confidence);
}

}  // namespace citecheck

#include "references/tei/elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck::tei {

namespace {

using Text = std::string_view;

// In the order of their names.
// clang-format off
constexpr auto kIdentifiers = std::to_array<std::pair<Text, Identifier::Kind>>({
    {"arxiv", Identifier::Kind::arxiv}, {"bibcode", Identifier::Kind::bibcode},
    {"doi", Identifier::Kind::doi}, {"eissn", Identifier::Kind::issn}, {"handle", Identifier::Kind::hdl},
    {"hdl", Identifier::Kind::hdl}, {"isbn", Identifier::Kind::isbn}, {"isbn10", Identifier::Kind::isbn},
    {"isbn13", Identifier::Kind::isbn}, {"issn", Identifier::Kind::issn}, {"issne", Identifier::Kind::issn},
    {"issnp", Identifier::Kind::issn}, {"jstor", Identifier::Kind::jstor}, {"oclc", Identifier::Kind::oclc},
    {"pissn", Identifier::Kind::issn}, {"pmc", Identifier::Kind::pmc}, {"pmcid", Identifier::Kind::pmc},
    {"pmid", Identifier::Kind::pmid}, {"pubmed", Identifier::Kind::pmid},
});

constexpr auto kTypes = std::to_array<std::pair<Text, ItemType>>({
    {"article", ItemType::article_journal}, {"artwork", ItemType::graphic}, {"blogpost", ItemType::post_weblog},
    {"book", ItemType::book}, {"bookchapter", ItemType::chapter}, {"booksection", ItemType::chapter},
    {"chapter", ItemType::chapter}, {"computerprogram", ItemType::software},
    {"conferencepaper", ItemType::paper_conference}, {"dataset", ItemType::dataset},
    {"dictionaryentry", ItemType::entry_dictionary}, {"document", ItemType::document},
    {"encyclopediaarticle", ItemType::entry_encyclopedia}, {"film", ItemType::motion_picture},
    {"hearing", ItemType::hearing}, {"inproceedings", ItemType::paper_conference},
    {"interview", ItemType::interview}, {"journal", ItemType::article_journal},
    {"journalarticle", ItemType::article_journal}, {"letter", ItemType::personal_communication},
    {"magazinearticle", ItemType::article_magazine}, {"manuscript", ItemType::manuscript},
    {"map", ItemType::map}, {"newspaperarticle", ItemType::article_newspaper}, {"patent", ItemType::patent},
    {"podcast", ItemType::broadcast}, {"preprint", ItemType::article}, {"presentation", ItemType::speech},
    {"report", ItemType::report}, {"software", ItemType::software}, {"standard", ItemType::standard},
    {"statute", ItemType::legislation}, {"thesis", ItemType::thesis}, {"videorecording", ItemType::motion_picture},
    {"webpage", ItemType::webpage}, {"website", ItemType::webpage},
});

constexpr auto kScopes = std::to_array<std::pair<Text, Text>>({
    {"band", "volume"}, {"chap", "chapter-number"}, {"chapter", "chapter-number"}, {"heft", "issue"},
    {"issue", "issue"}, {"no", "issue"}, {"number", "issue"}, {"p", "page"}, {"page", "page"},
    {"pages", "page"}, {"part", "part-number"}, {"pp", "page"}, {"seite", "page"}, {"seiten", "page"},
    {"vol", "volume"}, {"volume", "volume"},
});

constexpr auto kBreaks = std::to_array<Text>({"ab", "addrLine", "address", "cell", "div", "head", "item", "l", "lb", "p", "row"});

constexpr auto kApart = std::to_array<Text>({"figDesc", "figure", "fw", "graphic", "note"});
// clang-format on
constexpr auto kFirst = [](const auto& pair) { return pair.first; };
static_assert(std::ranges::is_sorted(kIdentifiers, {}, kFirst));
static_assert(std::ranges::is_sorted(kTypes, {}, kFirst));
static_assert(std::ranges::is_sorted(kScopes, {}, kFirst));
static_assert(std::ranges::is_sorted(kBreaks));
static_assert(std::ranges::is_sorted(kApart));

// "ISSN-e", "pp." -> "issne", "pp".
std::string bare(Text word) {
  std::string out = to_lower_ascii(word);
  std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == ' ' || c == '.'; });
  return out;
}

template <typename Table>
auto find(const Table& table, const std::string& key) {
  const auto found = std::ranges::lower_bound(table, Text(key), {}, kFirst);
  using Value = typename Table::value_type::second_type;
  return found != table.end() && found->first == key ? std::optional<Value>(found->second) : std::nullopt;
}

bool is_apart(const xml::Tree& tree, xml::Index element) {
  return std::ranges::binary_search(kApart, tree[element].name);
}

xml::Break break_at(Text name) {
  return std::ranges::binary_search(kBreaks, name) ? xml::Break::around : xml::Break::none;
}

}  // namespace

const xml::TextRules kTextRules = {is_apart, break_at};

bool is_citation(std::string_view name) {
  return name == "bibl" || name == "biblStruct" || name == "biblFull";
}

std::optional<Identifier::Kind> identifier_named(std::string_view type) {
  return find(kIdentifiers, bare(type));
}

std::optional<ItemType> type_named(std::string_view type) {
  return find(kTypes, bare(type));
}

std::string scope_named(std::string_view unit) {
  if (const auto field = find(kScopes, bare(unit))) return std::string(*field);
  return unit.empty() ? "biblscope" : to_lower_ascii(unit);
}

std::string role_named(std::string_view words) {
  const std::string lower = to_lower_ascii(words);
  constexpr auto kRoles = std::to_array<std::pair<Text, Text>>({{"transl", "translator"},
                                                                {"trad", "translator"},
                                                                {"übers", "translator"},
                                                                {"illustr", "illustrator"},
                                                                {"compil", "compiler"},
                                                                {"direct", "director"},
                                                                {"compos", "composer"},
                                                                {"edit", "editor"},
                                                                {"hrsg", "editor"},
                                                                {"herausg", "editor"}});
  for (const auto& [stem, role] : kRoles)
    if (lower.find(stem) != std::string::npos) return std::string(role);
  if (lower == "ed" || lower == "eds" || lower == "edt") return "editor";
  return lower == "trl" ? "translator" : std::string{};
}

}  // namespace citecheck::tei

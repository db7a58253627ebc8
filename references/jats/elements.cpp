#include "references/jats/elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck::jats {

namespace {

using Text = std::string_view;

// In the order of their names.
// clang-format off
constexpr auto kElements = std::to_array<Element>({
    {"aff", Field::nothing, {}},
    {"annotation", Field::other, "annote"},
    {"anonymous", Field::nothing, {}},
    {"article-title", Field::article_title, {}},
    {"chapter-title", Field::chapter_title, {}},
    {"collab", Field::name, {}},
    {"collab-alternatives", Field::name, {}},
    {"comment", Field::comment, {}},
    {"conf-acronym", Field::other, "conf-acronym"},
    {"conf-date", Field::other, "conf-date"},
    {"conf-loc", Field::other, "event-place"},
    {"conf-name", Field::other, "event-title"},
    {"conf-num", Field::other, "conf-num"},
    {"conf-sponsor", Field::other, "conf-sponsor"},
    {"conf-theme", Field::other, "conf-theme"},
    {"data-title", Field::data_title, {}},
    {"date", Field::date, {}},
    {"date-in-citation", Field::date_in_citation, {}},
    {"day", Field::day, {}},
    {"degrees", Field::nothing, {}},
    {"edition", Field::edition, {}},
    {"elocation-id", Field::elocation, {}},
    {"email", Field::other, "email"},
    {"etal", Field::etal, {}},
    {"ext-link", Field::link, {}},
    {"fn", Field::nothing, {}},
    {"fpage", Field::first_page, {}},
    {"gov", Field::other, "gov"},
    {"institution", Field::institution, {}},
    {"institution-id", Field::nothing, {}},
    {"isbn", Field::isbn, {}},
    {"issn", Field::issn, {}},
    {"issn-l", Field::issn, {}},
    {"issue", Field::issue, {}},
    {"issue-part", Field::other, "part-number"},
    {"issue-title", Field::other, "issue-title"},
    {"label", Field::nothing, {}},
    {"lpage", Field::last_page, {}},
    {"month", Field::month, {}},
    {"name", Field::name, {}},
    {"name-alternatives", Field::name, {}},
    {"object-id", Field::identifier, {}},
    {"page-count", Field::page_count, {}},
    {"page-range", Field::page_range, {}},
    {"part-title", Field::part_title, {}},
    {"patent", Field::other, "number"},
    {"person-group", Field::person_group, {}},
    {"pub-id", Field::identifier, {}},
    {"publisher-loc", Field::publisher_place, {}},
    {"publisher-name", Field::publisher, {}},
    {"role", Field::nothing, {}},
    {"season", Field::season, {}},
    {"self-uri", Field::link, {}},
    {"series", Field::other, "collection-title"},
    {"size", Field::other, "size"},
    {"source", Field::container, {}},
    {"std", Field::other, "std"},
    {"std-organization", Field::other, "std-organization"},
    {"std-ref", Field::other, "std"},
    {"string-date", Field::string_date, {}},
    {"string-name", Field::name, {}},
    {"supplement", Field::other, "supplement-number"},
    {"tex-math", Field::nothing, {}},
    {"time-stamp", Field::other, "time-stamp"},
    {"trans-source", Field::other, "trans-source"},
    {"trans-title", Field::trans_title, {}},
    {"uri", Field::link, {}},
    {"version", Field::version, {}},
    {"volume", Field::volume, {}},
    {"volume-id", Field::other, "volume-id"},
    {"volume-series", Field::other, "volume-series"},
    {"year", Field::year, {}},
});

// Publishers' words for the kind of a work, without hyphens and space; in their order.
constexpr auto kTypes = std::to_array<std::pair<Text, ItemType>>({
    {"abstract", ItemType::paper_conference}, {"article", ItemType::article_journal},
    {"bill", ItemType::bill}, {"blog", ItemType::post_weblog}, {"book", ItemType::book},
    {"bookchapter", ItemType::chapter}, {"booklike", ItemType::book}, {"bookpart", ItemType::chapter},
    {"broadcast", ItemType::broadcast}, {"case", ItemType::legal_case}, {"chapter", ItemType::chapter},
    {"commun", ItemType::personal_communication}, {"communication", ItemType::personal_communication},
    {"computerprogram", ItemType::software}, {"conference", ItemType::paper_conference},
    {"conferencepaper", ItemType::paper_conference}, {"conferenceproceedings", ItemType::paper_conference},
    {"confpaper", ItemType::paper_conference}, {"confproc", ItemType::paper_conference},
    {"confproceeding", ItemType::paper_conference}, {"confproceedings", ItemType::paper_conference},
    {"data", ItemType::dataset}, {"database", ItemType::dataset}, {"dataset", ItemType::dataset},
    {"discussion", ItemType::report}, {"dissertation", ItemType::thesis}, {"ebook", ItemType::book},
    {"electronic", ItemType::webpage}, {"encyclopedia", ItemType::entry_encyclopedia},
    {"eprint", ItemType::article}, {"film", ItemType::motion_picture}, {"gov", ItemType::report},
    {"government", ItemType::report}, {"hearing", ItemType::hearing}, {"internet", ItemType::webpage},
    {"interview", ItemType::interview}, {"journal", ItemType::article_journal},
    {"journalarticle", ItemType::article_journal}, {"law", ItemType::legislation},
    {"lecture", ItemType::speech}, {"legal", ItemType::legal_case}, {"legislation", ItemType::legislation},
    {"letter", ItemType::personal_communication}, {"magazine", ItemType::article_magazine},
    {"manuscript", ItemType::manuscript}, {"map", ItemType::map}, {"movie", ItemType::motion_picture},
    {"news", ItemType::article_newspaper}, {"newspaper", ItemType::article_newspaper},
    {"online", ItemType::webpage}, {"patent", ItemType::patent},
    {"periodical", ItemType::article_magazine}, {"personalcommunication", ItemType::personal_communication},
    {"podcast", ItemType::broadcast}, {"poster", ItemType::speech}, {"preprint", ItemType::article},
    {"presentation", ItemType::speech}, {"proceedings", ItemType::paper_conference},
    {"program", ItemType::software}, {"regulation", ItemType::regulation}, {"report", ItemType::report},
    {"review", ItemType::review}, {"software", ItemType::software}, {"speech", ItemType::speech},
    {"standard", ItemType::standard}, {"statute", ItemType::legislation},
    {"technicalreport", ItemType::report}, {"thesis", ItemType::thesis}, {"treaty", ItemType::treaty},
    {"unpublished", ItemType::manuscript}, {"url", ItemType::webpage}, {"video", ItemType::motion_picture},
    {"weblog", ItemType::post_weblog}, {"webpage", ItemType::webpage}, {"website", ItemType::webpage},
    {"workingpaper", ItemType::report},
});

// pub-id-type, without hyphens; in their order.
constexpr auto kIdentifiers = std::to_array<std::pair<Text, Identifier::Kind>>({
    {"arxiv", Identifier::Kind::arxiv}, {"bibcode", Identifier::Kind::bibcode},
    {"doi", Identifier::Kind::doi}, {"handle", Identifier::Kind::hdl}, {"hdl", Identifier::Kind::hdl},
    {"isbn", Identifier::Kind::isbn}, {"issn", Identifier::Kind::issn}, {"jstor", Identifier::Kind::jstor},
    {"medline", Identifier::Kind::pmid}, {"oclc", Identifier::Kind::oclc}, {"pmc", Identifier::Kind::pmc},
    {"pmcid", Identifier::Kind::pmc}, {"pmid", Identifier::Kind::pmid},
    {"pubmed", Identifier::Kind::pmid},
});

constexpr auto kBreaks = std::to_array<Text>({"break", "caption", "disp-formula", "disp-quote", "label",
    "list-item", "note", "p", "sec", "subtitle", "td", "th", "title", "tr", "verse-line"});

constexpr auto kApart = std::to_array<Text>({"alt-text", "annotation", "annotation-xml", "contrib-group",
    "fn", "graphic", "label", "long-desc", "object-id", "permissions"});
// clang-format on
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));
static_assert(std::ranges::is_sorted(kTypes, {}, [](const auto& pair) { return pair.first; }));
static_assert(std::ranges::is_sorted(kIdentifiers, {}, [](const auto& pair) { return pair.first; }));
static_assert(std::ranges::is_sorted(kBreaks));
static_assert(std::ranges::is_sorted(kApart));

// "Conf-Proc" -> "confproc".
std::string bare(Text word) {
  std::string out = to_lower_ascii(word);
  std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return out;
}

template <typename Table>
auto find(const Table& table, Text word) -> std::optional<typename Table::value_type::second_type> {
  const std::string key = bare(word);
  const auto found =
      std::ranges::lower_bound(table, Text(key), {}, [](const auto& pair) { return pair.first; });
  if (found == table.end() || found->first != key) return std::nullopt;
  return found->second;
}

bool is_apart(const xml::Tree& tree, xml::Index element) {
  const Text name = tree[element].name;
  if (name == "tex-math") {
    const xml::Index parent = tree[element].parent;
    return parent != xml::kNoNode && tree.is(parent, "alternatives");
  }
  if (name == "xref") {
    const std::string type = tree.attribute(element, "ref-type");
    return type == "fn" || type == "table-fn" || type == "author-notes" || type == "aff" || type == "corresp";
  }
  return std::ranges::binary_search(kApart, name);
}

xml::Break break_at(Text name) {
  if (name == "given-names" || name == "suffix") return xml::Break::before;
  return std::ranges::binary_search(kBreaks, name) ? xml::Break::around : xml::Break::none;
}

}  // namespace

const xml::TextRules kTextRules = {is_apart, break_at};

Element element_named(std::string_view name) {
  const auto found = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  return found != kElements.end() && found->name == name ? *found : Element{name};
}

bool is_citation_element(std::string_view name) {
  return name == "element-citation" || name == "mixed-citation" || name == "nlm-citation" ||
         name == "citation";
}

std::optional<ItemType> type_named(std::string_view publication_type) {
  if (bare(publication_type) == "web") return ItemType::webpage;
  return find(kTypes, publication_type);
}

std::optional<Identifier::Kind> identifier_named(std::string_view pub_id_type) {
  return find(kIdentifiers, pub_id_type);
}

std::string role_named(std::string_view person_group_type) {
  std::string role = to_lower_ascii(person_group_type);
  if (role.empty() || role == "allauthors" || role == "inventor" || role == "inventors") return "author";
  if (role.size() > 2 && role.ends_with('s')) role.pop_back();
  if (role == "guest-editor" || role == "ed") return "editor";
  if (role == "series-editor") return "collection-editor";
  if (role == "transed") return "editor-translator";
  if (role == "trans" || role == "tran") return "translator";
  return role;
}

}  // namespace citecheck::jats

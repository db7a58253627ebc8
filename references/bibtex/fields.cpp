#include "references/bibtex/fields.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

// The first rows are in the order of Id.
constexpr auto kRows = std::to_array<FieldRow>({
    {"author"},
    {"editor"},
    {"title"},
    {"subtitle"},
    {"booktitle"},
    {"booksubtitle"},
    {"maintitle"},
    {"mainsubtitle"},
    {"journaltitle"},
    {"journalsubtitle"},
    {"publisher"},
    {"institution"},
    {"organization"},
    {"location"},
    {"address"},
    {"date"},
    {"year"},
    {"month"},
    {"day"},
    {"urldate"},
    {"url"},
    {"archiveurl"},
    {"archivedate"},
    {"eprint"},
    {"eprinttype"},
    {"eprintclass"},
    {"pages"},
    {"number"},
    {"issue"},
    {"series", Kind::own, "collection-title"},
    {"volume"},
    {"edition"},
    {"language"},
    {"langid"},
    {"howpublished"},
    {"note", Kind::own, "note"},
    {"quote"},
    {"urlstatus"},
    {"type", Kind::own, "genre"},
    {"doi"},
    {"isbn"},
    {"issn"},
    {"pmid"},
    {"pmcid"},
    {"oclc"},
    {"jstor"},
    {"hdl"},
    {"bibcode"},
    {"s2cid"},
    {"openlibrary"},
    {"arxiv"},
    {"crossref"},
    {"xdata"},
    {"ids"},
    {"entryset"},
    {"entrysubtype"},
    {"editortype"},
    {"editoratype"},
    {"editorbtype"},
    {"editorctype"},

    {"abstract", Kind::text, "abstract"},
    {"addendum", Kind::text, "addendum"},
    {"annotation", Kind::text, "annote"},
    {"chapter", Kind::text, "chapter-number"},
    {"eid", Kind::text, "eid"},
    {"eventtitle", Kind::text, "event-title"},
    {"venue", Kind::text, "event-place"},
    {"issuetitle", Kind::text, "issuetitle"},
    {"keywords", Kind::text, "keyword"},
    {"origlocation", Kind::text, "original-publisher-place"},
    {"origpublisher", Kind::text, "original-publisher"},
    {"origtitle", Kind::text, "original-title"},
    {"pagetotal", Kind::text, "number-of-pages"},
    {"part", Kind::text, "part-number"},
    {"pubstate", Kind::text, "status"},
    {"reprinttitle", Kind::text, "reprinttitle"},
    {"seriesnumber", Kind::text, "collection-number"},
    {"shortjournal", Kind::text, "container-title-short"},
    {"shorttitle", Kind::text, "title-short"},
    {"titleaddon", Kind::text, "titleaddon"},
    {"version", Kind::text, "version"},
    {"volumes", Kind::text, "number-of-volumes"},
    {"itemnumber", Kind::text, "number"},
    {"section", Kind::text, "section"},
    {"scale", Kind::text, "scale"},
    {"medium", Kind::text, "medium"},

    {"file", Kind::verbatim, "file"},
    {"langidopts", Kind::verbatim, "langidopts"},
    {"options", Kind::verbatim, "options"},
    {"related", Kind::verbatim, "related"},
    {"verba", Kind::verbatim, "verba"},
    {"verbb", Kind::verbatim, "verbb"},
    {"verbc", Kind::verbatim, "verbc"},
    {"xref", Kind::verbatim, "xref"},

    {"bookauthor", Kind::names, "container-author"},
    {"translator", Kind::names, "translator"},
    {"illustrator", Kind::names, "illustrator"},
    {"director", Kind::names, "director"},
    {"composer", Kind::names, "composer"},
    {"interviewer", Kind::names, "interviewer"},
    {"recipient", Kind::names, "recipient"},
    {"compiler", Kind::names, "compiler"},
    {"curator", Kind::names, "curator"},
    {"organizer", Kind::names, "organizer"},
    {"producer", Kind::names, "producer"},
    {"performer", Kind::names, "performer"},
    {"narrator", Kind::names, "narrator"},
    {"guest", Kind::names, "guest"},
    {"host", Kind::names, "host"},
    {"chair", Kind::names, "chair"},
    {"contributor", Kind::names, "contributor"},
    {"serieseditor", Kind::names, "collection-editor"},
    {"origauthor", Kind::names, "original-author"},
    {"reviewedauthor", Kind::names, "reviewed-author"},
    {"scriptwriter", Kind::names, "script-writer"},
    {"seriescreator", Kind::names, "series-creator"},
    {"execproducer", Kind::names, "executive-producer"},
    {"editorialdirector", Kind::names, "editorial-director"},
    {"editora", Kind::names, "editora"},
    {"editorb", Kind::names, "editorb"},
    {"editorc", Kind::names, "editorc"},
    {"afterword", Kind::names, "afterword"},
    {"annotator", Kind::names, "annotator"},
    {"commentator", Kind::names, "commentator"},
    {"foreword", Kind::names, "foreword"},
    {"holder", Kind::names, "holder"},
    {"introduction", Kind::names, "introduction"},
    {"shortauthor", Kind::names, "shortauthor"},
    {"shorteditor", Kind::names, "shorteditor"},
    {"namea", Kind::names, "namea"},
    {"nameb", Kind::names, "nameb"},
    {"namec", Kind::names, "namec"},

    {"eventdate", Kind::date, "event-date"},
    {"origdate", Kind::date, "original-date"},
    {"submitted", Kind::date, "submitted"},
    {"availabledate", Kind::date, "available-date"},
});
static_assert(kRows[static_cast<std::size_t>(Id::series)].name == "series");
static_assert(kRows[static_cast<std::size_t>(Id::editorctype)].name == "editorctype");

using Alias = std::pair<Text, Text>;

constexpr auto kAliases = std::to_array<Alias>({
    {"journal", "journaltitle"},
    {"fjournal", "journaltitle"},
    {"school", "institution"},
    {"annote", "annotation"},
    {"archiveprefix", "eprinttype"},
    {"primaryclass", "eprintclass"},
    {"hyphenation", "langid"},
    {"pdf", "file"},
    {"lastchecked", "urldate"},
    {"lastaccessed", "urldate"},
    {"accessdate", "urldate"},
    {"access-date", "urldate"},
    {"accessed", "urldate"},
    {"last-accessed", "urldate"},
    {"date-accessed", "urldate"},
    {"archive-url", "archiveurl"},
    {"archive-date", "archivedate"},
    {"url-status", "urlstatus"},
    {"numpages", "pagetotal"},
    {"articleno", "eid"},
    {"article-number", "eid"},
    {"keyword", "keywords"},
    {"mendeley-tags", "keywords"},
    {"pubmed", "pmid"},
    {"pubmedid", "pmid"},
    {"pmc", "pmcid"},
    {"adscode", "bibcode"},
    {"s2id", "s2cid"},
    {"handle", "hdl"},
    {"collaborator", "contributor"},
    {"translators", "translator"},
    {"editors", "editor"},
    {"authors", "author"},
    {"eissn", "issn"},
    {"isbn-13", "isbn"},
    {"isbn-10", "isbn"},
    {"isbn13", "isbn"},
    {"olid", "openlibrary"},
    {"eventvenue", "venue"},
    {"conference", "eventtitle"},
    {"release", "version"},
    {"origyear", "origdate"},
    {"urlaccessdate", "urldate"},
    {"lastvisited", "urldate"},
    {"journalabbr", "shortjournal"},
    {"shortjournaltitle", "shortjournal"},
    {"journal-abbrev", "shortjournal"},
});

using TypeName = std::pair<Text, ItemType>;

// The first name of a CSL type is the one it is written as.
constexpr auto kTypes = std::to_array<TypeName>({
    {"article", ItemType::article_journal},
    {"book", ItemType::book},
    {"inproceedings", ItemType::paper_conference},
    {"incollection", ItemType::chapter},
    {"online", ItemType::webpage},
    {"report", ItemType::report},
    {"thesis", ItemType::thesis},
    {"misc", ItemType::document},
    {"unpublished", ItemType::manuscript},
    {"patent", ItemType::patent},
    {"dataset", ItemType::dataset},
    {"software", ItemType::software},
    {"periodical", ItemType::periodical},
    {"inreference", ItemType::entry},
    {"preprint", ItemType::article},
    {"magazine", ItemType::article_magazine},
    {"newspaper", ItemType::article_newspaper},
    {"blog", ItemType::post_weblog},
    {"post", ItemType::post},
    {"dictionaryentry", ItemType::entry_dictionary},
    {"encyclopediaentry", ItemType::entry_encyclopedia},
    {"letter", ItemType::personal_communication},
    {"interview", ItemType::interview},
    {"map", ItemType::map},
    {"speech", ItemType::speech},
    {"standard", ItemType::standard},
    {"movie", ItemType::motion_picture},
    {"broadcast", ItemType::broadcast},
    {"music", ItemType::song},
    {"musicalscore", ItemType::musical_score},
    {"performance", ItemType::performance},
    {"artwork", ItemType::graphic},
    {"figure", ItemType::figure},
    {"review", ItemType::review},
    {"bookreview", ItemType::review_book},
    {"jurisdiction", ItemType::legal_case},
    {"legislation", ItemType::legislation},
    {"bill", ItemType::bill},
    {"hearing", ItemType::hearing},
    {"regulation", ItemType::regulation},
    {"legal", ItemType::treaty},
    {"event", ItemType::event},
    {"pamphlet", ItemType::pamphlet},
    {"classic", ItemType::classic},
    {"archivalcollection", ItemType::collection},

    {"mvbook", ItemType::book},
    {"collection", ItemType::book},
    {"mvcollection", ItemType::book},
    {"reference", ItemType::book},
    {"mvreference", ItemType::book},
    {"proceedings", ItemType::book},
    {"mvproceedings", ItemType::book},
    {"booklet", ItemType::book},
    {"inbook", ItemType::chapter},
    {"bookinbook", ItemType::chapter},
    {"suppbook", ItemType::chapter},
    {"suppcollection", ItemType::chapter},
    {"conference", ItemType::paper_conference},
    {"suppperiodical", ItemType::article_journal},
    {"manual", ItemType::report},
    {"techreport", ItemType::report},
    {"mastersthesis", ItemType::thesis},
    {"phdthesis", ItemType::thesis},
    {"bachelorsthesis", ItemType::thesis},
    {"bachelorthesis", ItemType::thesis},
    {"masterthesis", ItemType::thesis},
    {"electronic", ItemType::webpage},
    {"www", ItemType::webpage},
    {"webpage", ItemType::webpage},
    {"website", ItemType::webpage},
    {"data", ItemType::dataset},
    {"softwareversion", ItemType::software},
    {"softwaremodule", ItemType::software},
    {"codefragment", ItemType::software},
    {"game", ItemType::software},
    {"image", ItemType::graphic},
    {"audio", ItemType::song},
    {"video", ItemType::motion_picture},
    {"talk", ItemType::speech},
    {"presentation", ItemType::speech},
    {"set", ItemType::document},
});

struct Hash {
  using is_transparent = void;
  std::size_t operator()(Text text) const { return std::hash<Text>{}(text); }
};

using Index = std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>>;

const Index& index() {
  static const Index kIndex = [] {
    Index out;
    for (std::uint16_t i = 0; i < kRows.size(); ++i) out.emplace(kRows[i].name, i);
    for (const auto& [alias, name] : kAliases) out.emplace(alias, out.find(name)->second);
    return out;
  }();
  return kIndex;
}

constexpr std::size_t kLongestName = 24;  ///< No known name is longer.

}  // namespace

std::uint16_t find_field(std::string_view name) {
  if (name.size() > kLongestName) return kUnknownField;
  std::array<char, kLongestName> lower{};
  std::ranges::transform(name, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found = index().find(Text(lower.data(), name.size()));
  return found == index().end() ? kUnknownField : found->second;
}

const FieldRow& field_row(std::uint16_t row) {
  return kRows[row];
}

std::uint16_t field_rows() {
  return static_cast<std::uint16_t>(kRows.size());
}

std::optional<std::uint16_t> field_for(std::string_view csl, Kind kind) {
  for (std::uint16_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].csl == csl && (kRows[i].kind == kind || kRows[i].kind == Kind::own)) return i;
  return std::nullopt;
}

std::optional<ItemType> entry_type(std::string_view name) {
  const auto found = std::ranges::find_if(
      kTypes, [&](const TypeName& type) { return equal_ignoring_case(type.first, name); });
  if (found == kTypes.end()) return std::nullopt;
  return found->second;
}

std::string_view entry_type_for(ItemType type) {
  const auto found = std::ranges::find(kTypes, type, &TypeName::second);
  return found == kTypes.end() ? Text("misc") : found->first;
}

std::optional<Identifier::Kind> identifier_kind(Id id) {
  using Named = std::pair<Id, Identifier::Kind>;
  using enum Identifier::Kind;
  static constexpr auto kKinds = std::to_array<Named>({{Id::doi, doi},
                                                       {Id::isbn, isbn},
                                                       {Id::issn, issn},
                                                       {Id::pmid, pmid},
                                                       {Id::pmcid, pmc},
                                                       {Id::oclc, oclc},
                                                       {Id::jstor, jstor},
                                                       {Id::hdl, hdl},
                                                       {Id::bibcode, bibcode},
                                                       {Id::s2cid, s2cid},
                                                       {Id::openlibrary, ol},
                                                       {Id::arxiv, arxiv}});
  const auto found = std::ranges::find(kKinds, id, &Named::first);
  if (found == kKinds.end()) return std::nullopt;
  return found->second;
}

std::string page_range(std::string text) {
  if (text.find('-') != std::string::npos) return text;
  for (const Text dash : {Text(" – "), Text(" — "), Text("–"), Text("—")})
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at))
      text.replace(at, dash.size(), "-");
  return text;
}

}  // namespace citecheck::bibtex

#include "references/wikitext/parameters.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace citecheck::wikitext {

namespace {

using enum Field;
using IdKind = Identifier::Kind;

struct Alias {
  std::string_view name;
  Field field;
  IdKind identifier = {};
};

// Sorted by bytes.
constexpr auto kAliases = std::to_array<Alias>({
    {"ARXIV", identifier, IdKind::arxiv},
    {"Abruf", access_date},
    {"Auflage", edition},
    {"BIBCODE", identifier, IdKind::bibcode},
    {"Band", volume},
    {"DOI", identifier, IdKind::doi},
    {"Datum", date},
    {"HDL", identifier, IdKind::hdl},
    {"ISBN", identifier, IdKind::isbn},
    {"ISSN", identifier, IdKind::issn},
    {"JSTOR", identifier, IdKind::jstor},
    {"Jahr", year},
    {"Nummer", issue},
    {"OCLC", identifier, IdKind::oclc},
    {"OL", identifier, IdKind::ol},
    {"Online", url},
    {"Ort", place},
    {"PMC", identifier, IdKind::pmc},
    {"PMID", identifier, IdKind::pmid},
    {"S2CID", identifier, IdKind::s2cid},
    {"Sammelwerk", container},
    {"Seiten", page},
    {"Sprache", language},
    {"Titel", title},
    {"URL", url},
    {"Verlag", publisher},
    {"Zugriff", access_date},
    {"abruf", access_date},
    {"access-date", access_date},
    {"accessdate", access_date},
    {"accesso", access_date},
    {"acessodata", access_date},
    {"air-date", date},
    {"airdate", date},
    {"anno", year},
    {"année", year},
    {"ano", year},
    {"archiv-datum", archive_date},
    {"archiv-url", archive_url},
    {"archive-date", archive_date},
    {"archive-url", archive_url},
    {"archivedate", archive_date},
    {"archiveurl", archive_url},
    {"arquivodata", archive_date},
    {"arquivourl", archive_url},
    {"article", chapter},
    {"article-url", chapter_url},
    {"arxiv", identifier, IdKind::arxiv},
    {"authors", name_list},
    {"año", year},
    {"bibcode", identifier, IdKind::bibcode},
    {"book-title", book_title},
    {"booktitle", book_title},
    {"brisé le", link_is_dead},
    {"chapter", chapter},
    {"chapter-url", chapter_url},
    {"chapterurl", chapter_url},
    {"coauthor", more_authors},
    {"coauthors", more_authors},
    {"consulté le", access_date},
    {"contribution", chapter},
    {"contribution-url", chapter_url},
    {"credits", name_list},
    {"data", date},
    {"dataarchivio", archive_date},
    {"date", date},
    {"datum", date},
    {"dictionary", encyclopedia},
    {"display-authors", display_authors},
    {"display-subjects", display_authors},
    {"displayauthors", display_authors},
    {"doi", identifier, IdKind::doi},
    {"edition", edition},
    {"editora", publisher},
    {"editore", publisher},
    {"editorial", publisher},
    {"eissn", identifier, IdKind::issn},
    {"encyclopaedia", encyclopedia},
    {"encyclopedia", encyclopedia},
    {"entry", chapter},
    {"entry-url", chapter_url},
    {"eprint", identifier, IdKind::arxiv},
    {"fecha", date},
    {"fechaacceso", access_date},
    {"fechaarchivo", archive_date},
    {"hdl", identifier, IdKind::hdl},
    {"idioma", language},
    {"institution", publisher},
    {"isbn", identifier, IdKind::isbn},
    {"issn", identifier, IdKind::issn},
    {"issue", issue},
    {"journal", container},
    {"jstor", identifier, IdKind::jstor},
    {"lang", language},
    {"language", language},
    {"langue", language},
    {"lieu", place},
    {"lingua", language},
    {"location", place},
    {"língua", language},
    {"magazine", container},
    {"mailing-list", container},
    {"mailinglist", container},
    {"map", chapter},
    {"map-url", chapter_url},
    {"mapurl", chapter_url},
    {"newsgroup", container},
    {"newspaper", container},
    {"number", issue},
    {"numéro", issue},
    {"obra", container},
    {"oclc", identifier, IdKind::oclc},
    {"offline", link_is_dead},
    {"ol", identifier, IdKind::ol},
    {"opera", container},
    {"p", page},
    {"page", page},
    {"pages", page},
    {"people", name_list},
    {"periodical", container},
    {"place", place},
    {"pmc", identifier, IdKind::pmc},
    {"pmid", identifier, IdKind::pmid},
    {"pp", page},
    {"pubblicazione", container},
    {"publication-date", publication_date},
    {"publication-place", publication_place},
    {"publicationdate", publication_date},
    {"publicationplace", publication_place},
    {"publisher", publisher},
    {"périodique", container},
    {"quotation", quote},
    {"quote", quote},
    {"s2cid", identifier, IdKind::s2cid},
    {"script-title", script_title},
    {"section", chapter},
    {"section-url", chapter_url},
    {"series", series},
    {"site", container},
    {"sito", container},
    {"sprache", language},
    {"titel", title},
    {"title", title},
    {"titolo", title},
    {"titre", title},
    {"titulo", title},
    {"título", title},
    {"url", url},
    {"url-status", url_status},
    {"urlarchivio", archive_url},
    {"urlarchivo", archive_url},
    {"vauthors", vauthors},
    {"veditors", veditors},
    {"volume", volume},
    {"website", container},
    {"werk", container},
    {"work", container},
    {"year", year},
    {"zugriff", access_date},
    {"éditeur", publisher},
});

// The names of people: a number may stand at the end or behind the first word ("author2-last").
constexpr auto kNumbered = std::to_array<Alias>({
    {"Autor", author},
    {"apellido", author_last},
    {"apellidos", author_last},
    {"auteur", author},
    {"author", author},
    {"author-first", author_first},
    {"author-given", author_first},
    {"author-last", author_last},
    {"author-surname", author_last},
    {"autor", author},
    {"autore", author},
    {"cognome", author_last},
    {"editor", editor},
    {"editor-first", editor_first},
    {"editor-given", editor_first},
    {"editor-last", editor_last},
    {"editor-surname", editor_last},
    {"first", author_first},
    {"given", author_first},
    {"host", author},
    {"last", author_last},
    {"nom", author_last},
    {"nombre", author_first},
    {"nome", author_first},
    {"prénom", author_first},
    {"sobrenome", author_last},
    {"subject", author},
    {"surname", author_last},
});

static_assert(std::ranges::is_sorted(kAliases, {}, &Alias::name));
static_assert(std::ranges::is_sorted(kNumbered, {}, &Alias::name));

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostDigits = 3;

template <typename Table>
const Alias* find_alias(const Table& table, std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Alias::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<Parameter> find_parameter(std::string_view name) {
  if (name.size() > kLongestName) return std::nullopt;
  if (const Alias* alias = find_alias(kAliases, name)) return Parameter{alias->field, alias->identifier, 0};

  const auto first = std::ranges::find_if(name, is_decimal);
  const auto last = std::find_if_not(first, name.end(), is_decimal);
  if (static_cast<std::size_t>(last - first) > kMostDigits) return std::nullopt;
  int number = 0;
  for (auto digit = first; digit != last; ++digit) number = number * 10 + (*digit - '0');
  const std::string stem = std::string(name.begin(), first).append(last, name.end());
  if (const Alias* alias = find_alias(kNumbered, stem)) return Parameter{alias->field, {}, number};
  return std::nullopt;
}

}  // namespace citecheck::wikitext

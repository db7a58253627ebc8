// The templates of the German Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"internetquelle", Type::webpage},
    {"literatur", Type::book},
    {"bibisbn", Type::book},
    {"patent", Type::patent, "land"},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"webquelle", "internetquelle"},
    {"cite web/german", "internetquelle"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titel", title},
    {"untertitel", other, "subtitle"},
    {"kapitel", chapter},
    {"werk", container},
    {"sammelwerk", container},
    {"zeitschrift", container},
    {"zeitung", container},
    {"verlag", publisher},
    {"ort", place},
    {"sprache", language},
    {"band", volume},
    {"jahrgang", volume},
    {"nummer", issue},
    {"heft", issue},
    {"seiten", page},
    {"seite", page},
    {"auflage", edition},
    {"zitat", quote},
    {"datum", date},
    {"jahr", year},
    {"datum-jahr", year},
    {"monat", month},
    {"datum-monat", month},
    {"tag", day},
    {"datum-tag", day},
    {"abruf", access_date},
    {"zugriff", access_date},
    {"archiv-datum", archive_date},
    {"online", url},
    {"archiv-url", archive_url},
    {"offline", link_is_dead},
    {"autor", names, "author"},
    {"hrsg", publisher_or_editors, "editor"},
    {"herausgeber", names, "editor"},
    {"übersetzer", names, "translator"},
    {"reihe", series},
    {"bandreihe", other, "collection-number"},
    {"nummerreihe", other, "collection-number"},
    {"hrsgreihe", names, "collection-editor"},
    {"kommentar", other, "note"},
    {"originaltitel", other, "original-title"},
    {"originaljahr", other_date, "original-date"},
    {"format", other, "genre"},
    {"isbnformalfalsch", identifier, {}, Identifier::Kind::isbn},
    {"isbndefekt", identifier, {}, Identifier::Kind::isbn},
    {"issnformalfalsch", identifier, {}, Identifier::Kind::issn},
});

}  // namespace

const Family kGerman = {.language = "de",
                        .category = "kategorie",
                        .templates = kTemplates,
                        .other_names = kOtherNames,
                        .parameters = kParameters,
                        .tells_language = true};

}  // namespace citecheck::wikitext

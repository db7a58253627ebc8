// The templates of the Swedish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"webbref", Type::webpage},
    {"bokref", Type::book},
    {"tidskriftsref", Type::article_journal},
    {"tidningsref", Type::article_newspaper},
    {"rapportref", Type::report},
    {"avhandlingsref", Type::thesis},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"web ref", "webbref"},
    {"bok ref", "bokref"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titel", title},
    {"rubrik", title},
    {"kapitel", chapter},
    {"verk", container},
    {"tidskrift", container},
    {"tidning", container},
    {"serie", series},
    {"utgivare", publisher},
    {"förlag", publisher},
    {"ort", place},
    {"utgivningsort", place},
    {"språk", language},
    {"volym", volume},
    {"nummer", issue},
    {"sid", page},
    {"sida", page},
    {"sidor", page},
    {"upplaga", edition},
    {"utgåva", edition},
    {"citat", quote},
    {"datum", date},
    {"år", year},
    {"månad", month},
    {"hämtdatum", access_date},
    {"åtkomstdatum", access_date},
    {"arkivdatum", archive_date},
    {"arkivurl", archive_url},
    {"kapitelurl", chapter_url},
    {"website", url},
    {"författare", whole, "author"},
    {"efternamn", last, "author"},
    {"förnamn", first, "author"},
    {"redaktör", whole, "editor"},
    {"redaktör-efternamn", last, "editor"},
    {"redaktör-förnamn", first, "editor"},
    {"översättare", names, "translator"},
    {"medförfattare", more_authors},
});

}  // namespace

const Family kSwedish = {.language = "sv",
                         .category = "kategori",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters,
                         .tells_language = true};

}  // namespace citecheck::wikitext

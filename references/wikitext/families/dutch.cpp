// The templates of the Dutch Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"citeer web", Type::webpage},
    {"citeer boek", Type::book},
    {"citeer journal", Type::article_journal},
    {"citeer nieuws", Type::article_newspaper},
    {"citeer krant", Type::article_newspaper},
    {"citeer tijdschrift", Type::article_magazine},
    {"citeer encyclopedie", Type::entry_encyclopedia},
    {"citeer conferentie", Type::paper_conference},
    {"citeer video", Type::motion_picture},
    {"citeer tweet", Type::post},
    {"citeer rapport", Type::report},
    {"citeer thesis", Type::thesis},
    {"citeer persbericht", Type::article},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"citeer website", "citeer web"},
    {"citeer artikel", "citeer journal"},
    {"bron web", "citeer web"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titel", title},
    {"ondertitel", other, "subtitle"},
    {"hoofdstuk", chapter},
    {"artikel", chapter},
    {"werk", container},
    {"tijdschrift", container},
    {"krant", container},
    {"website", container},
    {"encyclopedie", encyclopedia},
    {"serie", series},
    {"reeks", series},
    {"uitgever", publisher},
    {"plaats", place},
    {"locatie", place},
    {"taal", language},
    {"nummer", issue},
    {"pagina", page},
    {"pagina's", page},
    {"paginas", page},
    {"editie", edition},
    {"druk", edition},
    {"citaat", quote},
    {"datum", date},
    {"publicatiedatum", publication_date},
    {"jaar", year},
    {"maand", month},
    {"dag", day},
    {"bezochtdatum", access_date},
    {"datumbezocht", access_date},
    {"datumgeraadpleegd", access_date},
    {"raadpleegdatum", access_date},
    {"geraadpleegd", access_date},
    {"archiefdatum", archive_date},
    {"archiefurl", archive_url},
    {"hoofdstukurl", chapter_url},
    {"dodeurl", other, "dead-url"},
    {"dode-url", other, "dead-url"},
    {"auteur", whole, "author"},
    {"achternaam", last, "author"},
    {"voornaam", first, "author"},
    {"auteurs", names, "author"},
    {"redacteur", names, "editor"},
    {"vertaler", names, "translator"},
    {"medeauteur", more_authors},
    {"medeauteurs", more_authors},
});

}  // namespace

const Family kDutch = {.language = "nl",
                       .category = "categorie",
                       .templates = kTemplates,
                       .other_names = kOtherNames,
                       .parameters = kParameters,
                       .tells_language = true};

}  // namespace citecheck::wikitext

// The templates of the Finnish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"verkkoviite", Type::webpage},
    {"kirjaviite", Type::book},
    {"lehtiviite", Type::article_newspaper},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"nimeke", title},
    {"nimike", title},
    {"otsikko", title},
    {"kappale", chapter},
    {"julkaisu", container},
    {"sivusto", container},
    {"lehti", container},
    {"julkaisija", publisher},
    {"julkaisupaikka", place},
    {"paikka", place},
    {"kieli", language},
    {"vuosikerta", volume},
    {"numero", issue},
    {"sivu", page},
    {"sivut", page},
    {"lainaus", quote},
    {"ajankohta", date},
    {"päivämäärä", date},
    {"pvm", date},
    {"vuosi", year},
    {"viitattu", access_date},
    {"luettu", access_date},
    {"arkistoitu", archive_date},
    {"arkisto", archive_url},
    {"osoite", url},
    {"www", url},
    {"tekijä", whole, "author"},
    {"suomentaja", names, "translator"},
    {"tiedostomuoto", other, "genre"},
    {"tunniste", id},
});

}  // namespace

const Family kFinnish = {.language = "fi",
                         .category = "luokka",
                         .templates = kTemplates,
                         .other_names = {},
                         .parameters = kParameters,
                         .tells_language = true};

}  // namespace citecheck::wikitext

// The templates of the Czech Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"citace elektronické monografie", Type::webpage},
    {"citace elektronického periodika", Type::article_newspaper},
    {"citace monografie", Type::book},
    {"citace periodika", Type::article_journal},
    {"citace sborníku", Type::chapter},
    {"citace kvalifikační práce", Type::thesis},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"citace webu", "citace elektronické monografie"},
    {"citace knihy", "citace monografie"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titul", title},
    {"kapitola", chapter},
    {"titul příspěvku", chapter},
    {"periodikum", container},
    {"sborník", container},
    {"vydavatel", publisher},
    {"místo", place},
    {"jazyk", language},
    {"ročník", volume},
    {"svazek", volume},
    {"číslo", issue},
    {"strany", page},
    {"strana", page},
    {"vydání", edition},
    {"datum vydání", date},
    {"datum", date},
    {"rok vydání", year},
    {"rok", year},
    {"měsíc", month},
    {"den", day},
    {"datum přístupu", access_date},
    {"datum archivace", archive_date},
    {"url archivu", archive_url},
    {"edice", series},
    {"autor", whole, "author"},
    {"příjmení", last, "author"},
    {"jméno", first, "author"},
    {"autoři", names, "author"},
    {"překladatelé", names, "translator"},
    {"počet stran", other, "number-of-pages"},
});

}  // namespace

const Family kCzech = {.language = "cs",
                       .category = "kategorie",
                       .templates = kTemplates,
                       .other_names = kOtherNames,
                       .parameters = kParameters,
                       .tells_language = true};

}  // namespace citecheck::wikitext

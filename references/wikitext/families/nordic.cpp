// The templates of the Norwegian and the Danish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"kilde www", Type::webpage},
    {"kilde bok", Type::book},
    {"kilde artikkel", Type::article_journal},
    {"kilde avis", Type::article_newspaper},
    {"kilde avhandling", Type::thesis},
    {"kilde oppslagsverk", Type::entry_encyclopedia},
    {"kilde rapport", Type::report},
    {"kilde bog", Type::book},
    {"kilde nyhed", Type::article_newspaper},
    {"kilde artikel", Type::article_journal},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"kilde web", "kilde www"},
    {"kilde internett", "kilde www"},
    {"kilde nyheter", "kilde avis"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"tittel", title},
    {"titel", title},
    {"kapittel", chapter},
    {"kapitel", chapter},
    {"artikkel", chapter},
    {"artikel", chapter},
    {"bidrag", chapter},
    {"oppføring", chapter},
    {"verk", container},
    {"værk", container},
    {"avis", container},
    {"tidsskrift", container},
    {"publikasjon", container},
    {"nettside", container},
    {"hjemmeside", container},
    {"magasin", container},
    {"periodisk", container},
    {"boktittel", book_title},
    {"bogtitel", book_title},
    {"oppslagsverk", encyclopedia},
    {"encyclopedi", encyclopedia},
    {"encyklopædi", encyclopedia},
    {"ordbok", encyclopedia},
    {"ordbog", encyclopedia},
    {"serie", series},
    {"utgiver", publisher},
    {"udgiver", publisher},
    {"forlag", publisher},
    {"institusjon", publisher},
    {"sted", place},
    {"by", place},
    {"lokasjon", place},
    {"utgivelsessted", publication_place},
    {"udgivelsessted", publication_place},
    {"språk", language},
    {"sprog", language},
    {"bind", volume},
    {"årgang", volume},
    {"nummer", issue},
    {"hefte", issue},
    {"side", page},
    {"sider", page},
    {"s", page},
    {"ss", page},
    {"utgave", edition},
    {"udgave", edition},
    {"sitat", quote},
    {"citat", quote},
    {"dato", date},
    {"utgivelsesdato", publication_date},
    {"udgivelsesdato", publication_date},
    {"år", year},
    {"utgivelsesår", year},
    {"udgivelsesår", year},
    {"måned", month},
    {"dag", day},
    {"besøksdato", access_date},
    {"besøgsdato", access_date},
    {"hentningsdato", access_date},
    {"hentet", access_date},
    {"arkivdato", archive_date},
    {"arkiv-dato", archive_date},
    {"arkiv_dato", archive_date},
    {"arkivurl", archive_url},
    {"arkiv-url", archive_url},
    {"arkiv_url", archive_url},
    {"kapittelurl", chapter_url},
    {"kapittel-url", chapter_url},
    {"kapitel-url", chapter_url},
    {"kapitelurl", chapter_url},
    {"dødlenke", other, "dead-url"},
    {"død-lenke", other, "dead-url"},
    {"dødtlink", other, "dead-url"},
    {"forfatter", whole, "author"},
    {"etternavn", last, "author"},
    {"efternavn", last, "author"},
    {"fornavn", first, "author"},
    {"redaktør", whole, "editor"},
    {"redaktør-etternavn", last, "editor"},
    {"redaktør-efternavn", last, "editor"},
    {"redaktør-fornavn", first, "editor"},
    {"oversetter", whole, "translator"},
    {"oversætter", whole, "translator"},
    {"forfattere", names, "author"},
    {"personer", names, "author"},
    {"redaktører", names, "editor"},
    {"medforfatter", more_authors},
    {"medforfattere", more_authors},
    {"visforfattere", display_authors},
    {"vis-forfattere", display_authors},
});

}  // namespace

const Family kNordic = {.language = "mul",
                        .category = "kategori",
                        .templates = kTemplates,
                        .other_names = kOtherNames,
                        .parameters = kParameters};

}  // namespace citecheck::wikitext

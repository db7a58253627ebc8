// The templates of the Catalan Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"ref-web", Type::webpage},
    {"ref-llibre", Type::book},
    {"ref-publicació", Type::article_journal},
    {"ref-notícia", Type::article_newspaper},
    {"citar ref", Type::document, "títol"},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"ref-llibre/plantilla", "ref-llibre"},
    {"ref-noticia", "ref-notícia"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"títol", title},
    {"article", title},
    {"capítol", chapter},
    {"obra", container},
    {"publicació", container},
    {"revista", container},
    {"editorial", publisher},
    {"editor", publisher},
    {"lloc", place},
    {"llengua", language},
    {"idioma", language},
    {"volum", volume},
    {"exemplar", issue},
    {"edició", issue},
    {"pàgina", page},
    {"pàgines", page},
    {"citació", quote},
    {"data", date},
    {"any", year},
    {"mes", month},
    {"consulta", access_date},
    {"dataaccés", access_date},
    {"arxiudata", archive_date},
    {"arxiuurl", archive_url},
    {"inactiu", link_is_dead},
    {"col·lecció", series},
    {"autor", whole, "author"},
    {"cognom", last, "author"},
    {"cognoms", last, "author"},
    {"nom", first, "author"},
    {"coautors", more_authors},
});

}  // namespace

const Family kCatalan = {.language = "ca",
                         .category = "categoria",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters};

}  // namespace citecheck::wikitext

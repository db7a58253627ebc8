// The templates of the French Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"article", Type::article_journal, "titre"},
    {"article encyclopédique", Type::entry_encyclopedia},
    {"chapitre", Type::chapter, "titre ouvrage"},
    {"lien brisé", Type::webpage},
    {"lien web", Type::webpage},
    {"lien vidéo", Type::motion_picture},
    {"lien conférence", Type::paper_conference},
    {"ouvrage", Type::book},
    {"rapport", Type::report, "titre"},
    {"thèse", Type::thesis},
    {"brevet", Type::patent, "titre"},
    {"écrit", Type::document, "titre"},
    {"mémoire", Type::thesis, "titre"},
    {"podcast", Type::broadcast, "titre"},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"lien internet", "lien web"},
    {"lienweb", "lien web"},
    {"article de périodique", "article"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titre", title},
    {"sous-titre", other, "subtitle"},
    {"chapitre", chapter},
    {"chap", chapter},
    {"titre chapitre", chapter},
    {"périodique", container},
    {"site", container},
    {"revue", container},
    {"titre ouvrage", container},
    {"en ligne le site", container},
    {"éditeur", publisher},
    {"édition", publisher},
    {"editeur", publisher},
    {"lieu", place},
    {"lieu édition", place},
    {"langue", language},
    {"lien langue", language},
    {"langue1", language},
    {"tome", volume},
    {"titre volume", volume},
    {"titre tome", volume},
    {"numéro", issue},
    {"passage", page},
    {"numéro édition", edition},
    {"numéro d'édition", edition},
    {"citation", quote},
    {"extrait", quote},
    {"année", year},
    {"mois", month},
    {"jour", day},
    {"consulté le", access_date},
    {"consulte le", access_date},
    {"consulté", access_date},
    {"url texte", url},
    {"lire en ligne", url},
    {"brisé le", link_is_dead},
    {"collection", series},
    {"série", series},
    {"numéro dans collection", other, "collection-number"},
    {"pages", page_or_count},
    {"pages totales", other, "number-of-pages"},
    {"auteur", whole, "author"},
    {"auteur institutionnel", whole, "author"},
    {"nom", last, "author"},
    {"postnom", last, "author"},
    {"prénom", first, "author"},
    {"prenom", first, "author"},
    {"auteurs", names, "author"},
    {"directeur", whole, "editor"},
    {"directeurs", names, "editor"},
    {"auteurs ouvrage", names, "editor"},
    {"traducteur", whole, "translator"},
    {"traductrice", whole, "translator"},
    {"trad", whole, "translator"},
    {"traduction", whole, "translator"},
    {"illustrateur", whole, "illustrator"},
    {"et al.", more_authors},
    {"et alii", more_authors},
    {"coauteur", more_authors},
    {"coauteurs", more_authors},
    {"id", anchor},
    {"année première édition", other_date, "original-date"},
    {"titre original", other, "original-title"},
    {"titre vo", other, "original-title"},
    {"nature article", other, "genre"},
    {"nature document", other, "genre"},
    {"nature ouvrage", other, "genre"},
    {"description", other, "genre"},
    {"commentaire", other, "note"},
    {"pmcid", identifier, {}, Identifier::Kind::pmc},
    {"issn2", identifier, {}, Identifier::Kind::issn},
    {"e-issn", identifier, {}, Identifier::Kind::issn},
    {"isbn erroné", identifier, {}, Identifier::Kind::isbn},
    {"isbn2", identifier, {}, Identifier::Kind::isbn},
    {"isbn3", identifier, {}, Identifier::Kind::isbn},
});

}  // namespace

const Family kFrench = {.language = "fr",
                        .category = "catégorie",
                        .templates = kTemplates,
                        .other_names = kOtherNames,
                        .parameters = kParameters,
                        .tells_language = true};

}  // namespace citecheck::wikitext

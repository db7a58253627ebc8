// The templates of the Italian Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"cita pubblicazione", Type::article_journal},
    {"cita news", Type::article_newspaper},
    {"cita conferenza", Type::paper_conference},
    {"cita video", Type::motion_picture},
    {"cita testo", Type::document},
    {"cita tv", Type::broadcast},
    {"cita album", Type::song},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"titolo", title},
    {"capitolo", chapter},
    {"contributo", chapter},
    {"articolo", chapter},
    {"voce", chapter},
    {"sezione", chapter},
    {"opera", container},
    {"sito", container},
    {"pubblicazione", container},
    {"rivista", container},
    {"giornale", container},
    {"periodico", container},
    {"enciclopedia", encyclopedia},
    {"dizionario", encyclopedia},
    {"collana", series},
    {"serie", series},
    {"trasmissione", series},
    {"editore", publisher},
    {"ente", publisher},
    {"produttore", publisher},
    {"città", place},
    {"luogo", place},
    {"lingua", language},
    {"vol", volume},
    {"numero", issue},
    {"episodio", issue},
    {"pagina", page},
    {"pagine", page},
    {"edizione", edition},
    {"ed", edition},
    {"citazione", quote},
    {"data", date},
    {"datatrasmissione", date},
    {"datapubblicazione", publication_date},
    {"anno", year},
    {"mese", month},
    {"giorno", day},
    {"accesso", access_date},
    {"dataaccesso", access_date},
    {"datadiaccesso", access_date},
    {"dataarchivio", archive_date},
    {"urlarchivio", archive_url},
    {"urlcapitolo", chapter_url},
    {"url_capitolo", chapter_url},
    {"urlcontributo", chapter_url},
    {"urlmorto", other, "dead-url"},
    {"cid", anchor},
    {"autore", whole, "author"},
    {"cognome", last, "author"},
    {"nome", first, "author"},
    {"autori", names, "author"},
    {"curatore", whole, "editor"},
    {"curatore-cognome", last, "editor"},
    {"curatore-nome", first, "editor"},
    {"curatori", names, "editor"},
    {"traduttore", names, "translator"},
    {"traduttori", names, "translator"},
    {"trad", names, "translator"},
    {"illustratore", names, "illustrator"},
    {"illustratori", names, "illustrator"},
    {"coautore", more_authors},
    {"coautori", more_authors},
    {"etal", more_authors},
    {"annooriginale", other_date, "original-date"},
    {"dataoriginale", other_date, "original-date"},
    {"titolooriginale", other, "original-title"},
    {"tipo", other, "genre"},
    {"conferenza", other, "event-title"},
    {"codici", id},
    {"ignoraisbn", identifier, {}, Identifier::Kind::isbn},
});

}  // namespace

const Family kItalian = {.language = "it",
                         .category = "categoria",
                         .templates = kTemplates,
                         .other_names = {},
                         .parameters = kParameters};

}  // namespace citecheck::wikitext

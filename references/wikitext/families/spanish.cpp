// The templates of the Spanish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"cita web", Type::webpage},
    {"cita libro", Type::book},
    {"cita noticia", Type::article_newspaper},
    {"cita publicación", Type::article_journal},
    {"cita enciclopedia", Type::entry_encyclopedia},
    {"cita tesis", Type::thesis},
    {"cita conferencia", Type::paper_conference},
    {"cita episodio", Type::broadcast},
    {"cita entrevista", Type::interview},
    {"cita mapa", Type::map},
    {"cita vídeo", Type::motion_picture},
    {"cita grupo de noticias", Type::post},
    {"cita lista de correo", Type::post},
    {"cita comunicado", Type::article},
    {"cita videojuego", Type::software},
    {"cita audio", Type::song},
    {"obra citada", Type::document},
    {"cita patente", Type::patent},
    {"cita ley", Type::legislation},
    {"cita podcast", Type::broadcast},
    {"cita informe", Type::report},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"cita video", "cita vídeo"},
    {"cita publicacion", "cita publicación"},
    {"cita artículo", "cita publicación"},
    {"cita diario", "cita noticia"},
    {"cita congreso", "cita conferencia"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"título", title},
    {"titulo", title},
    {"capítulo", chapter},
    {"capitulo", chapter},
    {"artículo", chapter},
    {"entrada", chapter},
    {"obra", container},
    {"publicación", container},
    {"publicacion", container},
    {"periódico", container},
    {"periodico", container},
    {"revista", container},
    {"diario", container},
    {"sitio web", container},
    {"sitioweb", container},
    {"sitio", container},
    {"pub-periódica", container},
    {"títulolibro", book_title},
    {"enciclopedia", encyclopedia},
    {"diccionario", encyclopedia},
    {"serie", series},
    {"colección", series},
    {"editorial", publisher},
    {"ubicación", place},
    {"ubicacion", place},
    {"lugar", place},
    {"ciudad", place},
    {"localización", place},
    {"lugar-publicación", publication_place},
    {"ubicación-publicación", publication_place},
    {"idioma", language},
    {"volumen", volume},
    {"número", issue},
    {"numero", issue},
    {"página", page},
    {"páginas", page},
    {"pagina", page},
    {"paginas", page},
    {"edición", edition},
    {"edicion", edition},
    {"cita", quote},
    {"fecha", date},
    {"fecha-publicación", publication_date},
    {"año", year},
    {"mes", month},
    {"fechaacceso", access_date},
    {"fecha-acceso", access_date},
    {"fecha de acceso", access_date},
    {"fechaarchivo", archive_date},
    {"fecha-archivo", archive_date},
    {"urlarchivo", archive_url},
    {"url-archivo", archive_url},
    {"archivourl", archive_url},
    {"urlcapítulo", chapter_url},
    {"url-capítulo", chapter_url},
    {"urlcapitulo", chapter_url},
    {"estado-url", url_status},
    {"urlmuerta", other, "dead-url"},
    {"url-muerta", other, "dead-url"},
    {"autor", whole, "author"},
    {"apellido", last, "author"},
    {"apellidos", last, "author"},
    {"nombre", first, "author"},
    {"nombres", first, "author"},
    {"autores", names, "author"},
    {"persona", names, "author"},
    {"personas", names, "author"},
    {"apellido-editor", last, "editor"},
    {"apellidos-editor", last, "editor"},
    {"nombre-editor", first, "editor"},
    {"editores", names, "editor"},
    {"traductor", names, "translator"},
    {"traductores", names, "translator"},
    {"entrevistador", names, "interviewer"},
    {"coautor", more_authors},
    {"coautores", more_authors},
    {"número-autores", display_authors},
    {"año-original", other_date, "original-date"},
    {"añooriginal", other_date, "original-date"},
    {"conferencia", other, "event-title"},
    {"tipo", other, "genre"},
    {"medio", other, "genre"},
});

}  // namespace

const Family kSpanish = {.language = "es",
                         .category = "categoría",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters};

}  // namespace citecheck::wikitext

// The templates of the Russian Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"публикация", Type::document},
    {"книга", Type::book},
    {"статья", Type::article_journal},
    {"интернет-ресурс", Type::webpage},
    {"диссертация", Type::thesis},
    {"закон", Type::legislation},
    {"патент", Type::patent},
    {"научная статья", Type::article_journal},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"книга по", "книга"},
    {"cite книга", "книга"},
    {"cite статья", "статья"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"заглавие", title},
    {"название", title},
    {"заголовок", title},
    {"подзаголовок", other, "subtitle"},
    {"часть", chapter},
    {"издательство", publisher},
    {"место", place},
    {"город", place},
    {"язык", language},
    {"том", volume},
    {"том как есть", volume},
    {"номер", issue},
    {"выпуск", issue},
    {"страницы", page},
    {"страница", page},
    {"страницы как есть", page},
    {"столбцы", page},
    {"издание", edition_or_container},
    {"цитата", quote},
    {"дата", date},
    {"год", year},
    {"месяц", month},
    {"число", day},
    {"день", day},
    {"дата обращения", access_date},
    {"проверено", access_date},
    {"дата архивации", archive_date},
    {"архив дата", archive_date},
    {"archive date", archive_date},
    {"архив", archive_url},
    {"ссылка", url},
    {"ссылка часть", chapter_url},
    {"deadlink", link_is_dead},
    {"автор", names, "author"},
    {"авторы", names, "author"},
    {"ответственный", names, "editor"},
    {"редактор", names, "editor"},
    {"редакторы", names, "editor"},
    {"ответственный редактор", names, "editor"},
    {"переводчик", names, "translator"},
    {"перевод", names, "translator"},
    {"серия", series},
    {"оригинал", other, "original-title"},
    {"страниц", other, "number-of-pages"},
    {"тип", other, "genre"},
    {"вид", other, "genre"},
    {"комментарий", other, "note"},
    {"автор издания", names, "container-author"},
});

}  // namespace

const Family kRussian = {.language = "ru",
                         .category = "категория",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters};

}  // namespace citecheck::wikitext

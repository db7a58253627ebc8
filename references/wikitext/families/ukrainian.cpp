// The templates of the Ukrainian Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"публікація", Type::document},
    {"стаття", Type::article_journal},
    {"дисертація", Type::thesis},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"назва", title},
    {"заголовок", title},
    {"частина", chapter},
    {"розділ", chapter},
    {"видання", container},
    {"журнал", container},
    {"газета", container},
    {"сайт", container},
    {"видавництво", publisher},
    {"видавець", publisher},
    {"місце", place},
    {"місто", place},
    {"мова", language},
    {"том", volume},
    {"номер", issue},
    {"випуск", issue},
    {"сторінки", page},
    {"сторінка", page},
    {"цитата", quote},
    {"дата", date},
    {"рік", year},
    {"місяць", month},
    {"день", day},
    {"дата доступу", access_date},
    {"дата звернення", access_date},
    {"дата архіву", archive_date},
    {"дата архівації", archive_date},
    {"архів", archive_url},
    {"url-архіву", archive_url},
    {"посилання", url},
    {"автор", names, "author"},
    {"автори", names, "author"},
    {"редактор", names, "editor"},
    {"відповідальний", names, "editor"},
    {"перекладач", names, "translator"},
    {"серія", series},
    {"оригінал", other, "original-title"},
    {"сторінок", other, "number-of-pages"},
    {"тип", other, "genre"},
});

}  // namespace

const Family kUkrainian = {.language = "uk",
                           .category = "категорія",
                           .templates = kTemplates,
                           .other_names = {},
                           .parameters = kParameters,
                           .tells_language = true};

}  // namespace citecheck::wikitext

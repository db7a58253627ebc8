// The templates of the Polish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"cytuj", Type::document},
    {"cytuj stronę", Type::webpage},
    {"cytuj książkę", Type::book},
    {"cytuj pismo", Type::article_journal},
    {"cytuj grę komputerową", Type::software},
    {"cytuj odcinek", Type::broadcast},
    {"cytuj patent", Type::patent},
    {"cytuj konferencję", Type::paper_conference},
    {"cytuj wideo", Type::motion_picture},
    {"cytuj album", Type::song},
    {"cytuj ustawę", Type::legislation},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"cytuj stronę www", "cytuj stronę"},
    {"cytuj strone", "cytuj stronę"},
    {"cytuj web", "cytuj stronę"},
    {"cytuj książke", "cytuj książkę"},
    {"cytuj czasopismo", "cytuj pismo"},
    {"cytuj artykuł", "cytuj pismo"},
    {"cytuj gazetę", "cytuj pismo"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"tytuł", title},
    {"tytul", title},
    {"rozdział", chapter},
    {"tytuł części", chapter},
    {"czasopismo", container},
    {"praca", container},
    {"opublikowany", container},
    {"gazeta", container},
    {"seria", series},
    {"wydawca", publisher},
    {"zaprezentowany", publisher},
    {"miejsce", place},
    {"język", language},
    {"jezyk", language},
    {"wolumin", volume},
    {"tom", volume},
    {"tytuł tomu", volume},
    {"numer", issue},
    {"strony", page},
    {"strona", page},
    {"s", page},
    {"wydanie", edition},
    {"cytat", quote},
    {"data", date},
    {"rok", year},
    {"miesiąc", month},
    {"dzień", day},
    {"data dostępu", access_date},
    {"data dostepu", access_date},
    {"dostęp dnia", access_date},
    {"zarchiwizowano", archive_date},
    {"archiwum", archive_url},
    {"adres rozdziału", chapter_url},
    {"autor", names, "author"},
    {"nazwisko", last, "author"},
    {"imię", first, "author"},
    {"imie", first, "author"},
    {"redaktor", names, "editor"},
    {"redakcja", names, "editor"},
    {"tłumacz", names, "translator"},
    {"inni", more_authors},
    {"autor r", names, "container-author"},
    {"opis", other, "note"},
    {"typ nośnika", other, "genre"},
});

}  // namespace

const Family kPolish = {.language = "pl",
                        .category = "kategoria",
                        .templates = kTemplates,
                        .other_names = kOtherNames,
                        .parameters = kParameters,
                        .tells_language = true};

}  // namespace citecheck::wikitext

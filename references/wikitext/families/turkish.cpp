// The templates of the Turkish Wikipedia.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"web kaynağı", Type::webpage},
    {"kitap kaynağı", Type::book},
    {"haber kaynağı", Type::article_newspaper},
    {"dergi kaynağı", Type::article_magazine},
    {"akademik dergi kaynağı", Type::article_journal},
    {"ansiklopedi kaynağı", Type::entry_encyclopedia},
    {"tez kaynağı", Type::thesis},
    {"konferans kaynağı", Type::paper_conference},
    {"bölüm kaynağı", Type::broadcast},
    {"basın açıklaması kaynağı", Type::article},
    {"rapor kaynağı", Type::report},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"internet kaynağı", "web kaynağı"},
    {"web kaynak", "web kaynağı"},
    {"kitap kaynak", "kitap kaynağı"},
    {"haber kaynak", "haber kaynağı"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"başlık", title},
    {"bölüm", chapter},
    {"makale", chapter},
    {"madde", chapter},
    {"kısım", chapter},
    {"katkı", chapter},
    {"çalışma", container},
    {"eser", container},
    {"iş", container},
    {"websitesi", container},
    {"gazete", container},
    {"dergi", container},
    {"süreliyayın", container},
    {"ansiklopedi", encyclopedia},
    {"sözlük", encyclopedia},
    {"seri", series},
    {"sürüm", series},
    {"yayıncı", publisher},
    {"yayımcı", publisher},
    {"konum", place},
    {"yer", place},
    {"şehir", place},
    {"yayınyeri", publication_place},
    {"yayın-yeri", publication_place},
    {"dil", language},
    {"cilt", volume},
    {"sayı", issue},
    {"numara", issue},
    {"sayfa", page},
    {"sayfalar", page},
    {"ss", page},
    {"basım", edition},
    {"baskı", edition},
    {"alıntı", quote},
    {"tarih", date},
    {"yayıntarihi", publication_date},
    {"yayın-tarihi", publication_date},
    {"yıl", year},
    {"sene", year},
    {"ay", month},
    {"erişimtarihi", access_date},
    {"erişim-tarihi", access_date},
    {"erişim tarihi", access_date},
    {"arşivtarihi", archive_date},
    {"arşiv-tarihi", archive_date},
    {"arşivurl", archive_url},
    {"arşiv-url", archive_url},
    {"bölüm-url", chapter_url},
    {"bölümurl", chapter_url},
    {"url-durumu", url_status},
    {"ölüurl", other, "dead-url"},
    {"ölü-url", other, "dead-url"},
    {"kaynak", anchor},
    {"yazar", whole, "author"},
    {"soyadı", last, "author"},
    {"son", last, "author"},
    {"ad", first, "author"},
    {"ilk", first, "author"},
    {"editör", whole, "editor"},
    {"editör-soyadı", last, "editor"},
    {"editör-ad", first, "editor"},
    {"çevirmen", whole, "translator"},
    {"yazarlar", names, "author"},
    {"ortakyazarlar", more_authors},
    {"eşyazarlar", more_authors},
});

}  // namespace

const Family kTurkish = {.language = "tr",
                         .category = "kategori",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters,
                         .tells_language = true};

}  // namespace citecheck::wikitext

// The templates of the Japanese Wikipedia: those of Citation Style 1, with parameters of its own beside.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"cite book ja", Type::book},
    {"cite journal ja", Type::article_journal},
    {"cite news ja", Type::article_newspaper},
    {"cite web ja", Type::webpage},
    {"cite book ja-jp", Type::book},
    {"書籍情報", Type::book, "title"},
    {"cite kotobank", Type::entry_encyclopedia},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"ウェブ引用", "cite web ja"},
    {"cite jp book", "cite book ja"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"タイトル", title},
    {"題名", title},
    {"書名", title},
    {"雑誌", container},
    {"新聞", container},
    {"掲載誌", container},
    {"出版社", publisher},
    {"発行者", publisher},
    {"発行所", publisher},
    {"言語", language},
    {"巻", volume},
    {"号", issue},
    {"頁", page},
    {"ページ", page},
    {"日付", date},
    {"発行日", date},
    {"発行年", year},
    {"閲覧日", access_date},
    {"アクセス日", access_date},
    {"参照日", access_date},
    {"アーカイブurl", archive_url},
    {"アーカイブ日", archive_date},
    {"著者", whole, "author"},
    {"編者", whole, "editor"},
    {"訳者", whole, "translator"},
    {"引用文", quote},
    {"版", edition},
});

}  // namespace

const Family kJapanese = {.language = "ja",
                          .category = "カテゴリ",
                          .templates = kTemplates,
                          .other_names = kOtherNames,
                          .parameters = kParameters,
                          .tells_language = true};

}  // namespace citecheck::wikitext

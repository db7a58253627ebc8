// The templates of the Chinese Wikipedia: those of Citation Style 1, with parameters of its own beside.
#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

using Type = ItemType;

constexpr auto kTemplates = std::to_array<CitationTemplate>({
    {"引用", Type::document},
    {"引用网页", Type::webpage},
    {"引用網頁", Type::webpage},
    {"引用书籍", Type::book},
    {"引用書籍", Type::book},
    {"引用新闻", Type::article_newspaper},
    {"引用新聞", Type::article_newspaper},
    {"引用期刊", Type::article_journal},
    {"cite gov", Type::report},
});

constexpr auto kOtherNames = std::to_array<OtherName>({
    {"网络引用", "引用网页"},
    {"網絡引用", "引用網頁"},
});

using enum Field;

constexpr auto kParameters = std::to_array<Alias>({
    {"标题", title},
    {"標題", title},
    {"题目", title},
    {"題目", title},
    {"书名", title},
    {"書名", title},
    {"章", chapter},
    {"章节", chapter},
    {"章節", chapter},
    {"期刊", container},
    {"杂志", container},
    {"雜誌", container},
    {"报纸", container},
    {"報紙", container},
    {"网站", container},
    {"網站", container},
    {"著作", container},
    {"出版社", publisher},
    {"出版者", publisher},
    {"出版商", publisher},
    {"发布者", publisher},
    {"發佈者", publisher},
    {"地点", place},
    {"地點", place},
    {"位置", place},
    {"出版地", publication_place},
    {"语言", language},
    {"語言", language},
    {"语种", language},
    {"語種", language},
    {"卷", volume},
    {"期", issue},
    {"页", page},
    {"頁", page},
    {"页码", page},
    {"頁碼", page},
    {"页数", page},
    {"頁數", page},
    {"版本", edition},
    {"版", edition},
    {"引文", quote},
    {"引用", quote},
    {"日期", date},
    {"年", year},
    {"年份", year},
    {"月", month},
    {"月份", month},
    {"访问日期", access_date},
    {"訪問日期", access_date},
    {"存取日期", access_date},
    {"查閱日期", access_date},
    {"查阅日期", access_date},
    {"存档日期", archive_date},
    {"存檔日期", archive_date},
    {"存档网址", archive_url},
    {"存檔網址", archive_url},
    {"存档url", archive_url},
    {"存檔url", archive_url},
    {"网址", url},
    {"網址", url},
    {"链接", url},
    {"連結", url},
    {"鏈接", url},
    {"作者", whole, "author"},
    {"姓", last, "author"},
    {"名", first, "author"},
    {"编辑", whole, "editor"},
    {"編輯", whole, "editor"},
    {"编者", whole, "editor"},
    {"編者", whole, "editor"},
    {"译者", whole, "translator"},
    {"譯者", whole, "translator"},
    {"作者列表", names, "author"},
});

}  // namespace

const Family kChinese = {.language = "zh",
                         .category = "分类",
                         .templates = kTemplates,
                         .other_names = kOtherNames,
                         .parameters = kParameters};

}  // namespace citecheck::wikitext

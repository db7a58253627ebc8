#include "references/ris/ris_types.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::ris {

namespace {

using enum Family;

// In the order of the names, in lower case.
constexpr auto kTypes = std::to_array<TypeInfo>({
    {"abst", ItemType::article, article},
    {"advs", ItemType::motion_picture, other},
    {"aggr", ItemType::dataset, other},
    {"aggregated database", ItemType::dataset, other},
    {"ancient", ItemType::classic, book},
    {"ancient text", ItemType::classic, book},
    {"art", ItemType::graphic, other},
    {"artwork", ItemType::graphic, other},
    {"audiovisual material", ItemType::motion_picture, other},
    {"bill", ItemType::bill, other},
    {"blog", ItemType::post_weblog, other},
    {"book", ItemType::book, book},
    {"book section", ItemType::chapter, part},
    {"case", ItemType::legal_case, other},
    {"catalog", ItemType::book, book},
    {"chap", ItemType::chapter, part},
    {"chart", ItemType::figure, other},
    {"chart or table", ItemType::figure, other},
    {"classical work", ItemType::classic, book},
    {"clswk", ItemType::classic, book},
    {"comp", ItemType::software, other},
    {"computer program", ItemType::software, other},
    {"conf", ItemType::paper_conference, part},
    {"conference paper", ItemType::paper_conference, part},
    {"conference proceedings", ItemType::paper_conference, part},
    {"cpaper", ItemType::paper_conference, part},
    {"ctlg", ItemType::book, book},
    {"data", ItemType::dataset, other},
    {"dataset", ItemType::dataset, other},
    {"dbase", ItemType::dataset, other},
    {"dict", ItemType::entry_dictionary, part},
    {"dictionary", ItemType::entry_dictionary, part},
    {"ebook", ItemType::book, book},
    {"echap", ItemType::chapter, part},
    {"edbook", ItemType::book, book},
    {"edited book", ItemType::book, book},
    {"ejour", ItemType::article_journal, article},
    {"elec", ItemType::webpage, other},
    {"electronic article", ItemType::article_journal, article},
    {"electronic book", ItemType::book, book},
    {"electronic book section", ItemType::chapter, part},
    {"electronic source", ItemType::webpage, other},
    {"encyc", ItemType::entry_encyclopedia, part},
    {"encyclopedia", ItemType::entry_encyclopedia, part},
    {"equa", ItemType::figure, other},
    {"equation", ItemType::figure, other},
    {"figure", ItemType::figure, other},
    {"film or broadcast", ItemType::motion_picture, other},
    {"gen", ItemType::document, other},
    {"generic", ItemType::document, other},
    {"govdoc", ItemType::report, report},
    {"government document", ItemType::report, report},
    {"grant", ItemType::document, other},
    {"grnt", ItemType::document, other},
    {"hear", ItemType::hearing, other},
    {"hearing", ItemType::hearing, other},
    {"icomm", ItemType::personal_communication, other},
    {"inpr", ItemType::article, article},
    {"interview", ItemType::interview, other},
    {"jfull", ItemType::periodical, article},
    {"jour", ItemType::article_journal, article},
    {"journ", ItemType::article_journal, article},
    {"journal", ItemType::article_journal, article},
    {"journal article", ItemType::article_journal, article},
    {"legal", ItemType::legislation, other},
    {"legal rule or regulation", ItemType::regulation, other},
    {"magazine article", ItemType::article_magazine, article},
    {"manscpt", ItemType::manuscript, other},
    {"manuscript", ItemType::manuscript, other},
    {"map", ItemType::map, other},
    {"mgzn", ItemType::article_magazine, article},
    {"mpct", ItemType::motion_picture, other},
    {"multi", ItemType::webpage, other},
    {"multimedia", ItemType::webpage, other},
    {"music", ItemType::musical_score, other},
    {"news", ItemType::article_newspaper, article},
    {"newspaper article", ItemType::article_newspaper, article},
    {"online database", ItemType::dataset, other},
    {"online multimedia", ItemType::webpage, other},
    {"pamp", ItemType::pamphlet, book},
    {"pamphlet", ItemType::pamphlet, book},
    {"pat", ItemType::patent, report},
    {"patent", ItemType::patent, report},
    {"pcomm", ItemType::personal_communication, other},
    {"personal communication", ItemType::personal_communication, other},
    {"pod", ItemType::broadcast, other},
    {"podcast", ItemType::broadcast, other},
    {"press", ItemType::article, other},
    {"press release", ItemType::article, other},
    {"report", ItemType::report, report},
    {"rprt", ItemType::report, report},
    {"ser", ItemType::collection, book},
    {"serial", ItemType::collection, book},
    {"slide", ItemType::speech, other},
    {"socialmedia", ItemType::post, other},
    {"sound", ItemType::song, other},
    {"stand", ItemType::standard, report},
    {"standard", ItemType::standard, report},
    {"stat", ItemType::legislation, other},
    {"statute", ItemType::legislation, other},
    {"std", ItemType::standard, report},
    {"thes", ItemType::thesis, report},
    {"thesis", ItemType::thesis, report},
    {"unbill", ItemType::bill, other},
    {"unbilled", ItemType::bill, other},
    {"unenacted bill/resolution", ItemType::bill, other},
    {"unpb", ItemType::manuscript, other},
    {"unpd", ItemType::manuscript, other},
    {"unpublished work", ItemType::manuscript, other},
    {"video", ItemType::motion_picture, other},
    {"web", ItemType::webpage, other},
    {"web page", ItemType::webpage, other},
});
static_assert(std::ranges::is_sorted(kTypes, {}, &TypeInfo::name));

}  // namespace

TypeInfo type_named(std::string_view name) {
  const std::string lower = to_lower_ascii(trim(name));
  const auto found = std::ranges::lower_bound(kTypes, lower, {}, &TypeInfo::name);
  return found != kTypes.end() && found->name == lower ? *found : TypeInfo{};
}

}  // namespace citecheck::ris

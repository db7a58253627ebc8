#include <array>

#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

std::span<const Family* const> families() {
  // Where two languages share a name, the first one has it.
  static constexpr std::array kAll = {&kCs1,        &kGerman,  &kFrench,   &kSpanish, &kItalian,
                                      &kPortuguese, &kDutch,   &kPolish,   &kRussian, &kUkrainian,
                                      &kVietnamese, &kChinese, &kJapanese, &kSwedish, &kNordic,
                                      &kCatalan,    &kCzech,   &kFinnish,  &kTurkish};
  return kAll;
}

}  // namespace citecheck::wikitext

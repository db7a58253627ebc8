#include "references/languages.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

struct Language {
  std::string_view name, tag;
};

// In lower case, sorted.
// clang-format off
constexpr auto kLanguages = std::to_array<Language>({
    {"afrikaans", "af"}, {"albanian", "sq"}, {"american english", "en-US"}, {"amharic", "am"},
    {"arabic", "ar"}, {"armenian", "hy"}, {"azerbaijani", "az"}, {"basque", "eu"}, {"belarusian", "be"},
    {"bengali", "bn"}, {"bosnian", "bs"}, {"brazilian portuguese", "pt-BR"}, {"breton", "br"},
    {"british english", "en-GB"}, {"bulgarian", "bg"}, {"burmese", "my"}, {"catalan", "ca"},
    {"chinese", "zh"}, {"croatian", "hr"}, {"czech", "cs"}, {"danish", "da"}, {"deutsch", "de"},
    {"dutch", "nl"}, {"englisch", "en"}, {"english", "en"}, {"español", "es"}, {"esperanto", "eo"},
    {"estonian", "et"}, {"faroese", "fo"}, {"filipino", "fil"}, {"finnish", "fi"}, {"französisch", "fr"},
    {"français", "fr"}, {"french", "fr"}, {"galician", "gl"}, {"georgian", "ka"}, {"german", "de"},
    {"greek", "el"}, {"gujarati", "gu"}, {"hebrew", "he"}, {"hindi", "hi"}, {"hungarian", "hu"},
    {"icelandic", "is"}, {"indonesian", "id"}, {"irish", "ga"}, {"italian", "it"}, {"italiano", "it"},
    {"japanese", "ja"}, {"kannada", "kn"}, {"kazakh", "kk"}, {"khmer", "km"}, {"korean", "ko"},
    {"kurdish", "ku"}, {"kyrgyz", "ky"}, {"lao", "lo"}, {"latgalian", "ltg"}, {"latin", "la"},
    {"latvian", "lv"}, {"lithuanian", "lt"}, {"luxembourgish", "lb"}, {"macedonian", "mk"}, {"malay", "ms"},
    {"malayalam", "ml"}, {"maltese", "mt"}, {"marathi", "mr"}, {"mongolian", "mn"}, {"nepali", "ne"},
    {"norwegian", "no"}, {"occitan", "oc"}, {"pashto", "ps"}, {"persian", "fa"}, {"polish", "pl"},
    {"portuguese", "pt"}, {"punjabi", "pa"}, {"romanian", "ro"}, {"russian", "ru"}, {"sanskrit", "sa"},
    {"scottish gaelic", "gd"}, {"serbian", "sr"}, {"sinhala", "si"}, {"slovak", "sk"}, {"slovene", "sl"},
    {"slovenian", "sl"}, {"somali", "so"}, {"spanish", "es"}, {"swahili", "sw"}, {"swedish", "sv"},
    {"tagalog", "tl"}, {"tajik", "tg"}, {"tamil", "ta"}, {"tatar", "tt"}, {"telugu", "te"}, {"thai", "th"},
    {"tibetan", "bo"}, {"turkish", "tr"}, {"turkmen", "tk"}, {"ukrainian", "uk"}, {"urdu", "ur"},
    {"uzbek", "uz"}, {"vietnamese", "vi"}, {"welsh", "cy"}, {"yiddish", "yi"}, {"zulu", "zu"},
});
// clang-format on
static_assert(std::ranges::is_sorted(kLanguages, {}, &Language::name));

// Two or three letters, then subtags: en, ltg, zh-Hant.
bool reads_as_tag(std::string_view text) {
  const std::size_t primary = std::min(text.find('-'), text.size());
  if (primary < 2 || primary > 3) return false;
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

std::string language_tag(std::string_view text) {
  const std::string name = to_lower_ascii(text);
  const auto found = std::ranges::lower_bound(kLanguages, name, {}, &Language::name);
  if (found != kLanguages.end() && found->name == name) return std::string(found->tag);
  if (!reads_as_tag(text)) return std::string(text);
  const std::size_t primary = std::min(text.find('-'), text.size());
  return name.substr(0, primary) + std::string(text.substr(primary));
}

}  // namespace citecheck

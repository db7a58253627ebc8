#include "references/plain/roles.hpp"

#include <algorithm>
#include <array>

#include "references/plain/draft.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;

constexpr auto kIn =
    std::to_array<Text>({"in", "dans", "en", "nel", "in der", "в сб", "в кн", "в", "u", "aus", "from", "of"});
constexpr auto kEditors = std::to_array<Text>({"edited and introduced by",
                                               "edited and translated by",
                                               "edited by",
                                               "ed. by",
                                               "eds. by",
                                               "ed by",
                                               "editors",
                                               "editor",
                                               "eds",
                                               "ed",
                                               "herausgegeben von",
                                               "hrsg. von",
                                               "hg. von",
                                               "hrsg",
                                               "hgg",
                                               "hg",
                                               "sous la direction de",
                                               "sous la dir. de",
                                               "sous la dir de",
                                               "sld de",
                                               "dirigé par",
                                               "édité par",
                                               "éds",
                                               "éd",
                                               "dirs",
                                               "dir",
                                               "a cura di",
                                               "a c. di",
                                               "curatore",
                                               "cur",
                                               "coords",
                                               "coord",
                                               "editado por",
                                               "orgs",
                                               "org",
                                               "comps",
                                               "comp",
                                               "ред",
                                               "под ред",
                                               "отв. ред",
                                               "redigerad av",
                                               "red. av",
                                               "red",
                                               "onder redactie van",
                                               "主编",
                                               "编",
                                               "編"});
constexpr auto kTranslators = std::to_array<Text>({"translated and edited by",
                                                   "translated from the french by",
                                                   "translated from the german by",
                                                   "translation by",
                                                   "translated by",
                                                   "translators",
                                                   "translator",
                                                   "trans. by",
                                                   "trans by",
                                                   "trans",
                                                   "tr. by",
                                                   "tr",
                                                   "übersetzt von",
                                                   "übers. von",
                                                   "übers",
                                                   "aus dem englischen von",
                                                   "traduit par",
                                                   "traduction de",
                                                   "traduction",
                                                   "traduit de l'anglais par",
                                                   "trad. de",
                                                   "trad. par",
                                                   "trad",
                                                   "traducción de",
                                                   "traduzione di",
                                                   "пер. с англ",
                                                   "пер",
                                                   "译",
                                                   "訳"});
// The last three name no printed page.
constexpr auto kPages = std::to_array<Text>(
    {"pages",    "page",    "pp",     "p",      "pgs",     "pg",         "pags",      "pag",    "págs",
     "pág",      "páginas", "página", "pagine", "pagina",  "seiten",     "seite",     "s",      "ss",
     "страницы", "стр",     "сс",     "с",      "blz",     "bladzijden", "bladzijde", "strony", "str",
     "strana",   "strany",  "sider",  "side",   "sidorna", "sidor",      "sidan",     "sid",    "sayfa",
     "sf",       "sivut",   "at",     "art",    "article"});
constexpr std::size_t kUnprintedPages = 3;
// Of Hungarian and Latvian, whose words stand behind the number.
constexpr auto kTrailingPages = std::to_array<Text>({"oldal", "old", "o", "lpp"});
constexpr auto kVolumes = std::to_array<Text>(
    {"volumes",  "volumen", "volume",   "vols",  "vol",  "v",      "bände",     "band", "bde",     "bd",
     "jahrgang", "jahrg",   "jg",       "tomes", "tome", "tomo",   "tomul",     "tom",  "t",       "тома",
     "том",      "т",       "jaargang", "jrg",   "deel", "årgång", "årgang",    "årg",  "rocznik", "ročník",
     "roč",      "svazek",  "sv",       "díl",   "cilt", "c",      "vuosikerta"});
constexpr auto kTrailingVolumes = std::to_array<Text>({"évfolyam", "évf", "kötet", "köt", "jahrgang"});
constexpr auto kSeveralVolumes = std::to_array<Text>(
    {"volumes", "vols", "bände", "bänden", "bde", "tomes", "tomos", "volúmenes", "volumi", "delen"});
// The first of them number nothing but the issues of a periodical.
constexpr auto kIssues = std::to_array<Text>(
    {"fascicule", "fascicolo", "fascículo", "fasc",   "выпуск", "вып",  "випуск",  "вип",
     "zeszyt",    "zesz",      "heft",      "hefte",  "häfte",  "sayı", "sy",      "aflevering",
     "afl",       "issues",    "issue",     "iss",    "núm",    "núms", "numbers", "number",
     "numéros",   "numéro",    "numero",    "número", "nummer", "num",  "nos",     "no",
     "nrs",       "nro",       "nr",        "n°",     "nº",     "n",    "№№",      "№",
     "h",         "číslo",     "čís",       "č",      "z",      "п"});
constexpr std::size_t kSureIssues = 22;
constexpr auto kTrailingIssues = std::to_array<Text>({"szám", "sz"});
// The first of them stand before the number, too.
constexpr auto kEditions = std::to_array<Text>(
    {"wydanie", "wyd",      "vydání",   "vyd",     "издание", "изд",     "видання", "вид",
     "edition", "edn",      "ed",       "édition", "éd",      "auflage", "aufl",    "edición",
     "edição",  "edizione", "upplagan", "upplaga", "uppl",    "udgave",  "udg",     "utgave",
     "utg",     "oplag",    "druk",     "baskı",   "kiadás",  "kiad",    "painos",  "版"});
constexpr std::size_t kLeadingEditions = 9;

bool is_sign(char32_t c) {
  constexpr std::u32string_view kSigns =
      U" .,;:()[]{}<>\u001F\u00A0\"'“”„«»‘’`、，。；：（）【】．［］？！•●▪■◦*†‡";
  return kSigns.find(c) != std::u32string_view::npos;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool balanced(Text text, char open, char close) {
  int depth = 0;
  for (const char c : text) {
    depth += c == open;
    depth -= c == close;
    if (depth < 0) return false;
  }
  return depth == 0;
}

/// Case-folded comparison that knows the lists' letters: ASCII case, and the capitals that begin a word.
bool matches_whole(Text text, Text word) {
  if (starts_with_ignoring_case(text, word)) return true;
  return word.size() > 1 && text.size() >= word.size() && static_cast<unsigned char>(word[0]) >= 0x80 &&
         static_cast<unsigned char>(text[0]) >= 0x80 && fold(text.substr(0, word.size())) == fold(word);
}

/// The same. Almost none begins alike, which is told without a call.
inline bool matches(Text text, Text word) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.empty() || is_ascii(text[0]) != is_ascii(word[0])) return false;
  return (is_ascii(word[0]) && (text[0] | 0x20) != word[0]) ? false : matches_whole(text, word);
}

/// "U.S. Department": the letter is no word.
bool is_abbreviation(Text text) {
  const auto is_capital = [text](std::size_t at) { return text[at] >= 'A' && text[at] <= 'Z'; };
  return text.size() > 3 && is_capital(0) && text[1] == '.' && is_capital(2) && text[3] == '.';
}

/// True for "№", "n°".
bool ends_in_sign(Text word) {
  std::size_t last = word.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(word[last]) & 0xC0) == 0x80) --last;
  return !is_letter(next_code_point(word, last));
}

/// Off both ends, whatever the signs are.
Span strip_all_signs(Text text, Span span) {
  while (!span.empty()) {
    std::size_t next = span.begin;
    if (!is_sign(next_code_point(text, next)) || next > span.end) break;
    span.begin = next;
  }
  while (!span.empty()) {
    std::size_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t next = last;
    if (!is_sign(next_code_point(text, next))) break;
    span.end = last;
  }
  return span;
}

}  // namespace

Span strip_signs(std::string_view text, Span span) {
  for (bool again = true; again && !span.empty();) {
    again = false;
    std::size_t next = span.begin;
    if (is_sign(next_code_point(text, next)) && next <= span.end) {
      const char c = text[span.begin];
      const char close = c == '(' ? ')' : c == '[' ? ']' : '\0';
      const bool paired = close != '\0' && text[span.end - 1] != close && balanced(span.of(text), c, close);
      if (!paired) {
        span.begin = next;
        again = true;
        continue;
      }
    }
    std::size_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    next = last;
    if (is_sign(next_code_point(text, next))) {
      const char c = text[last];
      const char open = c == ')' ? '(' : c == ']' ? '[' : '\0';
      const bool paired = open != '\0' && text[span.begin] != open && balanced(span.of(text), open, c);
      if (!paired) {
        span.end = last;
        again = true;
      }
    }
  }
  return span;
}

bool strip_front(std::string_view text, Span& span, std::span<const std::string_view> words) {
  bool any = false;
  for (bool again = true; again;) {
    again = false;
    const Span inner = strip_all_signs(text, span);
    for (const Text word : words) {
      const Text whole = inner.of(text);
      if (!matches(whole, word) || (whole.size() > word.size() && is_word_byte(whole[word.size()]))) continue;
      if (is_abbreviation(whole)) continue;
      span.begin = inner.begin + word.size();
      any = again = true;
      break;
    }
  }
  span = strip_signs(text, span);
  return any;
}

bool strip_back(std::string_view text, Span& span, std::span<const std::string_view> words) {
  bool any = false;
  for (bool again = true; again;) {
    again = false;
    const Span inner = strip_all_signs(text, span);
    for (const Text word : words) {
      const Text whole = inner.of(text);
      if (whole.size() < word.size() || !matches(whole.substr(whole.size() - word.size()), word)) continue;
      // "Saad ED" are initials.
      const Text written = whole.substr(whole.size() - word.size());
      if (written.size() <= 3 && written[0] >= 'A' && written[0] <= 'Z' &&
          to_lower_ascii(written).substr(1) != written.substr(1))
        continue;
      if (whole.size() > word.size() && is_word_byte(whole[whole.size() - word.size() - 1]) &&
          static_cast<unsigned char>(word[0]) < 0xE3)
        continue;
      span = {inner.begin, inner.end - word.size()};
      any = again = true;
      break;
    }
  }
  span = strip_signs(text, span);
  return any;
}

std::span<const std::string_view> in_words() {
  return kIn;
}
std::span<const std::string_view> editor_words() {
  return kEditors;
}
std::span<const std::string_view> translator_words() {
  return kTranslators;
}
std::span<const std::string_view> page_words() {
  return kPages;
}
std::span<const std::string_view> printed_page_words() {
  return std::span(kPages).first(kPages.size() - kUnprintedPages);
}
std::span<const std::string_view> trailing_page_words() {
  return kTrailingPages;
}
std::span<const std::string_view> volume_words() {
  return kVolumes;
}
std::span<const std::string_view> trailing_volume_words() {
  return kTrailingVolumes;
}
std::span<const std::string_view> several_volumes_words() {
  return kSeveralVolumes;
}
std::span<const std::string_view> issue_words() {
  return kIssues;
}
std::span<const std::string_view> sure_issue_words() {
  return std::span(kIssues).first(kSureIssues);
}
std::span<const std::string_view> trailing_issue_words() {
  return kTrailingIssues;
}
std::span<const std::string_view> edition_words() {
  return kEditions;
}
std::span<const std::string_view> leading_edition_words() {
  return std::span(kEditions).first(kLeadingEditions);
}

std::size_t word_length(std::string_view text, std::size_t at, std::span<const std::string_view> words) {
  std::size_t longest = 0;
  const Text whole = text.substr(std::min(at, text.size()));
  for (const Text word : words) {
    if (word.size() <= longest || !matches(whole, word)) continue;
    // "№3" and "n°3" need no space.
    const bool sign = ends_in_sign(word);
    std::size_t behind = word.size();
    if (behind < whole.size()) {
      const char32_t next = next_code_point(whole, behind);
      if (is_letter(next) || (is_digit(next) && !sign)) continue;
    }
    longest = word.size();
  }
  return longest;
}

}  // namespace citecheck::plain

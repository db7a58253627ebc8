#include "checker/page/status_phrases.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kLongestTitle = 300;  ///< Bytes.

constexpr std::string_view kSmallTalk = R"(
oops; ooops; ops; ups; hoppla; huch; sorry; error; errors; fehler; erreur; errore; erro; fout; błąd;
ошибка; помилка; hata; エラー; 错误; خطأ; 404; 410; 403; http; status; code; the; this; that; page; we;
are; is; was; a; an; die; der; das; diese; leider; entschuldigung; la; le; cette; désolé; désolés; lo;
sentimos; esta; siento; spiacenti; questa; desculpe; o; de; deze; helaas; niestety; ta; извините; эта;
вибачте; ця; üzgünüz; bu; aradığınız; عذرا; uh; oh; whoops; hmm; hm; requested; angeforderte; gesuchte;
gewünschte; demandée; solicitada; richiesta; opgevraagde; please; bitte; your; our; site; website; web;
server; home; homepage; required; account; to; continue; welcome; user; users; member; members; my; und;
and; or; on; in; security; check;)";

/// Words that titles of such pages hold besides, in any language; folded.
bool is_small_talk(std::string_view word) {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> out = phrase_list(kSmallTalk);
    std::ranges::sort(out);
    return out;
  }();
  return std::ranges::binary_search(kWords, word);
}

bool is_ideographic(std::string_view text) {
  const Script script = script_of(text);
  return script == Script::cjk || script == Script::thai;
}

bool is_word_character(char32_t point) {
  return is_letter(point) || is_digit(point);
}

bool bounded(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (is_word_character(next_code_point(text, at))) return false;
  }
  if (end < text.size()) {
    std::size_t at = end;
    if (is_word_character(next_code_point(text, at))) return false;
  }
  return true;
}

std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  const bool anywhere = is_ideographic(phrase);
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1))
    if (anywhere || bounded(text, at, at + phrase.size())) return at;
  return std::string_view::npos;
}

/// The parts of a title between what sets a site's name apart.
std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size(); ++at) {
    std::size_t width = 0;
    for (const std::string_view mark : {"|", " - ", " · ", " • ", " » ", " « ", " :: ", " / ", " ~ "})
      if (title.substr(at).starts_with(mark)) width = mark.size();
    if (width == 0) continue;
    out.push_back(trim(title.substr(begin, at - begin)));
    begin = at + width;
    at = begin - 1;
  }
  out.push_back(trim(title.substr(begin)));
  return out;
}

bool is_filler(std::string_view text) {
  const std::vector<std::string> rest = words(text);
  return std::ranges::all_of(rest, [](const std::string& word) { return is_small_talk(word); });
}

std::optional<std::string_view> is_whole_phrase(std::string_view part, Phrases phrases) {
  for (const std::string& phrase : phrases) {
    const std::size_t at = find_phrase(part, phrase);
    if (at == std::string_view::npos) continue;
    const std::string_view before = part.substr(0, at), after = part.substr(at + phrase.size());
    constexpr std::size_t kFewLetters = 24;  // Bytes: eight ideographs of politeness.
    const bool few = is_ideographic(phrase) && before.size() + after.size() <= kFewLetters;
    if (few || (is_filler(before) && is_filler(after))) return phrase;
    // "404: page not found" is two of them.
    if (is_filler(before) || is_filler(after)) {
      const std::string_view rest = is_filler(before) ? after : before;
      for (const std::string& other : phrases)
        if (const std::size_t second = find_phrase(rest, other);
            second != std::string_view::npos && is_filler(rest.substr(0, second)) &&
            is_filler(rest.substr(second + other.size())))
          return phrase;
    }
  }
  return std::nullopt;
}

bool names_a_site(std::string_view part, std::span<const std::string> sites) {
  const std::string key = joined(plain_words(part));
  return std::ranges::any_of(sites, [&](const std::string& site) {
    return !site.empty() &&
           (key.find(site) != std::string::npos || (key.size() > 3 && site.find(key) != std::string::npos));
  });
}

}  // namespace

std::vector<std::string> phrase_list(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (std::string phrase = fold(trim(list.substr(0, end))); !phrase.empty())
      out.push_back(std::move(phrase));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  // The longest that fits is the one to name.
  std::ranges::stable_sort(out, std::ranges::greater{}, &std::string::size);
  return out;
}

std::optional<std::string_view> phrase_in(std::string_view text, Phrases phrases) {
  for (const std::string& phrase : phrases)
    if (find_phrase(text, phrase) != std::string_view::npos) return phrase;
  return std::nullopt;
}

std::optional<std::string_view> is_phrase(std::string_view text, Phrases phrases) {
  if (text.empty() || text.size() > kLongestTitle) return std::nullopt;
  return is_whole_phrase(text, phrases);
}

std::optional<std::string_view> title_is_phrase(std::string_view title, Phrases phrases,
                                                std::span<const std::string> sites) {
  constexpr std::size_t kShortName = 4;
  if (const auto phrase = is_phrase(title, phrases)) return phrase;
  if (title.size() > kLongestTitle) return std::nullopt;
  std::optional<std::string_view> found;
  for (const std::string_view part : parts_of(title)) {
    if (const auto phrase = is_whole_phrase(part, phrases)) {
      if (!found) found = phrase;
    } else if (!names_a_site(part, sites) && words(part).size() > kShortName) {
      return std::nullopt;  // It is about something.
    }
  }
  return found;
}

}  // namespace citecheck

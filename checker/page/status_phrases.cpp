#include "checker/page/status_phrases.hpp"

#include <algorithm>
#include <bitset>

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
    std::vector<std::string> out;
    for (Phrase& phrase : phrase_list(kSmallTalk)) out.push_back(std::move(phrase.text));
    std::ranges::sort(out);
    return out;
  }();
  return std::ranges::binary_search(kWords, word);
}

constexpr std::size_t kPairs = 4096;

std::uint16_t pair_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint16_t>(
      (static_cast<unsigned char>(text[at]) * 33u + static_cast<unsigned char>(text[at + 1])) % kPairs);
}

/// A text that phrases are looked for in, and the pairs of bytes it holds.
class Searched {
 public:
  explicit Searched(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) pairs_.set(pair_at(text, at));
  }

  std::string_view text() const { return text_; }
  /// False only if the phrase is no part of the text.
  bool may_hold(const Phrase& phrase) const {
    return phrase.text.size() < 2 ||
           std::ranges::all_of(phrase.pairs, [&](std::uint16_t pair) { return pairs_.test(pair); });
  }

 private:
  std::string_view text_;
  std::bitset<kPairs> pairs_;
};

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

std::size_t find_phrase(std::string_view text, const Phrase& phrase) {
  for (std::size_t at = text.find(phrase.text); at != std::string_view::npos;
       at = text.find(phrase.text, at + 1))
    if (phrase.anywhere || bounded(text, at, at + phrase.text.size())) return at;
  return std::string_view::npos;
}

std::size_t find_phrase(const Searched& searched, const Phrase& phrase) {
  return searched.may_hold(phrase) ? find_phrase(searched.text(), phrase) : std::string_view::npos;
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
  const Searched searched(part);
  for (const Phrase& phrase : phrases) {
    const std::size_t at = find_phrase(searched, phrase);
    if (at == std::string_view::npos) continue;
    const std::string_view before = part.substr(0, at), after = part.substr(at + phrase.text.size());
    constexpr std::size_t kFewLetters = 24;  // Bytes: eight ideographs of politeness.
    const bool few = phrase.anywhere && before.size() + after.size() <= kFewLetters;
    if (few || (is_filler(before) && is_filler(after))) return phrase.text;
    // "404: page not found" is two of them.
    if (is_filler(before) || is_filler(after)) {
      const std::string_view rest = is_filler(before) ? after : before;
      for (const Phrase& other : phrases)
        if (const std::size_t second = find_phrase(rest, other);
            second != std::string_view::npos && is_filler(rest.substr(0, second)) &&
            is_filler(rest.substr(second + other.text.size())))
          return phrase.text;
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

Phrase::Phrase(std::string folded) : text(std::move(folded)) {
  const Script script = script_of(text);
  anywhere = script == Script::cjk || script == Script::thai;
  if (text.size() < 2) return;
  const std::size_t last = text.size() - 2;
  pairs = {pair_at(text, 0), pair_at(text, last / 2), pair_at(text, last)};
}

std::vector<Phrase> phrase_list(std::string_view list) {
  std::vector<Phrase> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (std::string phrase = fold(trim(list.substr(0, end))); !phrase.empty())
      out.emplace_back(std::move(phrase));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  // The longest that fits is the one to name.
  std::ranges::stable_sort(out, std::ranges::greater{}, [](const Phrase& one) { return one.text.size(); });
  return out;
}

std::optional<std::string_view> phrase_in(std::string_view text, Phrases phrases) {
  const Searched searched(text);
  for (const Phrase& phrase : phrases)
    if (find_phrase(searched, phrase) != std::string_view::npos) return phrase.text;
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

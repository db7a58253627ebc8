#include "rules/compare/romanisation.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace citecheck {

namespace {

constexpr std::size_t kLongestWord = 63;  // The places reached fit the bits of a word.

/// One letter, or two that stand for one sound, and the ways to write them. Folding has taken the marks off
/// both sides: ж in ISO 9 is ž, here "z"; й is и, ё is е, ї is і. "-" is not written at all.
struct Romanisation {
  std::string_view letters, spellings;
};

// Sorted, so that a letter's entries follow each other.
constexpr auto kRomanisations = std::to_array<Romanisation>({
    {"α", "a"},
    {"αι", "ai e ae"},
    {"αυ", "av af au"},
    {"β", "v b w"},
    {"γ", "g gh y j"},
    {"γγ", "ng gg"},
    {"γι", "y j"},
    {"γκ", "g gk ng nk"},
    {"γξ", "nx nks"},
    {"γχ", "nch nh nkh"},
    {"δ", "d dh"},
    {"ε", "e"},
    {"ει", "i ei"},
    {"ευ", "ev ef eu"},
    {"ζ", "z"},
    {"η", "i e h"},
    {"ηυ", "iv if eu"},
    {"θ", "th t"},
    {"ι", "i y j"},
    {"κ", "k c"},
    {"λ", "l"},
    {"μ", "m"},
    {"μπ", "b mb"},
    {"ν", "n"},
    {"ντ", "d nd"},
    {"ξ", "x ks"},
    {"ο", "o"},
    {"οι", "i oi oe"},
    {"ου", "ou u oo"},
    {"π", "p"},
    {"ρ", "r rh"},
    {"σ", "s"},
    {"τ", "t"},
    {"τζ", "j dz"},
    {"τσ", "ch c"},
    {"υ", "y i u v f"},
    {"φ", "f ph"},
    {"χ", "ch h kh x"},
    {"ψ", "ps"},
    {"ω", "o w"},
    {"а", "a"},
    {"б", "b"},
    {"в", "v w f"},
    {"г", "g h gh gu gj"},
    {"д", "d"},
    {"дж", "j dj dsch"},
    {"е", "e ye je ie yo jo io o"},
    {"ж", "zh z j sch sh g"},
    {"з", "z s"},
    {"и", "i y j yi"},
    {"к", "k c q ck kj"},
    {"кс", "x"},
    {"л", "l"},
    {"м", "m"},
    {"н", "n ne"},
    {"о", "o"},
    {"п", "p"},
    {"р", "r"},
    {"с", "s c"},
    {"т", "t"},
    {"у", "u ou w oo"},
    {"ф", "f ph"},
    {"х", "kh h ch x k"},
    {"ц", "ts tz c z cz"},
    {"ч", "ch c tch tsch cz tj tsh"},
    {"ш", "sh s ch sch sz sj"},
    {"щ", "shch s sc sch schtsch chtch szcz shh sjtj sht st"},
    {"ъ", "- a u y ie ʺ"},
    {"ы", "y i ui"},
    {"ь", "- i y j ʹ"},
    {"э", "e"},
    {"ю", "yu ju iu u iou you"},
    {"я", "ya ja ia a"},
    {"ђ", "d dj"},
    {"є", "ye je ie e"},
    {"ѕ", "dz"},
    {"і", "i yi ji"},
    {"ј", "j y i"},
    {"љ", "lj l ly"},
    {"њ", "nj n ny"},
    {"ћ", "c ch tj"},
    {"џ", "dz dzh dj dsch j"},
    {"ґ", "g"},
    {"ғ", "g gh"},
    {"қ", "k q"},
    {"ң", "n ng"},
    {"ү", "u y"},
    {"ұ", "u"},
    {"һ", "h"},
    {"ә", "a e"},
    {"ө", "o"},
});
static_assert(std::ranges::is_sorted(kRomanisations, {}, &Romanisation::letters));

/// Every place that one of the spellings leads to from one of the places of `from`.
std::uint64_t after(std::string_view spellings, std::string_view latin, std::uint64_t from) {
  std::uint64_t out = 0;
  while (!spellings.empty()) {
    const std::string_view one = spellings.substr(0, spellings.find(' '));
    spellings.remove_prefix(std::min(one.size() + 1, spellings.size()));
    if (one == "-") {
      out |= from;
      continue;
    }
    for (std::uint64_t left = from; left != 0; left &= left - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left));
      if (!latin.substr(at).starts_with(one)) continue;
      const std::size_t end = at + one.size();
      out |= std::uint64_t{1} << end;
      if (end < latin.size() && latin[end] == one.back()) out |= std::uint64_t{1} << (end + 1);  // "-off"
    }
  }
  return out;
}

template <typename Use>
void each_romanisation(std::string_view word, Use use) {
  const std::string_view letter = word.substr(0, 2);  // All letters of the table have two bytes.
  const auto* entry = std::ranges::lower_bound(kRomanisations, letter, {}, &Romanisation::letters);
  for (; entry != kRomanisations.end() && entry->letters.starts_with(letter); ++entry)
    if (word.starts_with(entry->letters)) use(*entry);
}

}  // namespace

bool has_romanisation(Script script) {
  return script == Script::cyrillic || script == Script::greek;
}

bool romanises(std::string_view word, std::string_view latin) {
  if (word.empty() || latin.empty() || latin.size() > kLongestWord || word.size() > 2 * kLongestWord)
    return false;
  // reached[i]: the places in `latin` at which the first i letters of `word` may end.
  std::array<std::uint64_t, kLongestWord + 3> reached{};
  reached[0] = 1;
  std::size_t letter = 0;
  std::string_view before;
  for (; word.size() >= 2; ++letter, word.remove_prefix(2)) {
    if (reached.at(letter) == 0 && reached.at(letter + 1) == 0) return false;
    each_romanisation(word, [&](const Romanisation& one) {
      reached.at(letter + one.letters.size() / 2) |= after(one.spellings, latin, reached.at(letter));
    });
    // What is doubled may be written once; so may the two of "-ий".
    if (word.starts_with(before) && !before.empty()) reached.at(letter + 1) |= reached.at(letter);
    before = word.substr(0, 2);
  }
  return word.empty() && (reached.at(letter) >> latin.size() & 1) != 0;
}

bool may_begin_alike(std::string_view word, std::string_view latin) {
  bool out = false;
  if (!latin.empty())
    each_romanisation(word, [&](const Romanisation& one) {
      for (std::string_view rest = one.spellings; !rest.empty() && !out;) {
        out = rest.front() == latin.front();
        const std::size_t space = rest.find(' ');
        rest = space == std::string_view::npos ? "" : rest.substr(space + 1);
      }
    });
  return out;
}

}  // namespace citecheck

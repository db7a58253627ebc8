#include "rules/compare/names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "references/edit_distance.hpp"
#include "references/text.hpp"
#include "rules/compare/romanisation.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

// Long lists are collaborations; the first names tell enough, and comparing stays within bounds.
constexpr std::size_t kMaxNames = 100;
constexpr std::size_t kMaxNameBytes = 200;

/// A name made ready for comparing: folded words, without particles and suffixes.
struct Prepared {
  std::vector<std::string> family, given;  ///< A literal has all its words in `family`.
  std::string whole;  ///< The family name with its particles: of "Grigor’y" an apostrophe makes one.
  bool literal = false, organisation = false;
  Script script = Script::none;

  std::string key() const { return joined(family); }
  bool empty() const { return family.empty() && given.empty(); }
};

bool is_particle_or_suffix(std::string_view word) {
  static constexpr std::array<std::string_view, 40> kWords{
      "af",  "al",  "ap",  "av", "bin", "bint", "d",   "da", "das", "de", "del", "della", "den", "der",
      "di",  "do",  "dos", "du", "el",  "ibn",  "la",  "le", "los", "of", "t",   "ten",   "ter", "the",
      "van", "vom", "von", "y",  "zu",  "zum",  "zur", "jr", "sr",  "ii", "iii", "iv"};
  return std::ranges::find(kWords, word) != kWords.end();
}

/// Words that carry the name; where nothing else is left, the particles do ("Van", "De La").
std::vector<std::string> name_words(std::string_view text) {
  const std::vector<std::string> all = plain_words(text.substr(0, kMaxNameBytes));
  std::vector<std::string> out;
  std::ranges::copy_if(all, std::back_inserter(out),
                       [](const std::string& word) { return !is_particle_or_suffix(word); });
  return out.empty() ? all : out;
}

/// Initials written together ("JK", "J.K.") are two words in a given name.
std::vector<std::string> given_words(std::string_view text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size() && at < kMaxNameBytes) {
    const std::size_t end = std::min(text.find_first_of(" .-", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool initials =
        word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (initials) {
      for (const char c : to_lower_ascii(word)) out.emplace_back(1, c);
    } else {
      // "de" is a particle, "De" the first half of "De-Chuan".
      const bool lower = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
      std::vector<std::string> parts = plain_words(word);
      const bool particle = lower && parts.size() == 1 && is_particle_or_suffix(parts.front());
      if (!particle) std::ranges::move(parts, std::back_inserter(out));
    }
    at = end + 1;
  }
  return out;
}

Prepared prepare(const Name& name) {
  Prepared out;
  out.literal = name.is_literal();
  if (out.literal) {
    out.family = name_words(name.literal);
    out.whole = joined(out.family);
    out.organisation = reads_as_organisation(name.literal);
    out.script = script_of(std::string_view(name.literal).substr(0, kMaxNameBytes));
    return out;
  }
  out.family = name_words(name.family);
  out.whole = joined(plain_words(std::string_view(name.family).substr(0, kMaxNameBytes)));
  out.given = given_words(name.given);
  out.script = script_of(std::string_view(name.family + name.given).substr(0, kMaxNameBytes));
  return out;
}

bool is_initial(std::string_view word) {
  std::size_t at = 0;
  if (word.empty()) return false;
  next_code_point(word, at);
  return at == word.size();
}

/// Equal, or one is the other's initial or short form ("Nick", "Nicholas").
bool given_fits(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return true;
  return (is_initial(a) || a.size() >= 3) && b.starts_with(a);
}

/// Every word of the shorter list has its own partner in the longer, in any order.
template <typename Fits>
bool all_fit(std::vector<std::string> shorter, std::vector<std::string> longer, Fits fits) {
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  // Full words choose before initials do, so that an initial does not take their partner.
  std::ranges::sort(shorter, std::ranges::greater{}, &std::string::size);
  for (const std::string& word : shorter) {
    auto partner = std::ranges::find(longer, word);
    if (partner == longer.end())
      partner = std::ranges::find_if(longer, [&](const std::string& other) { return fits(word, other); });
    if (partner == longer.end()) return false;
    longer.erase(partner);
  }
  return true;
}

/// "Müller" is also written "Mueller"; folding has made it "muller".
std::string without_umlaut_e(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool mark =
        word[i] == 'e' && i > 0 && (word[i - 1] == 'u' || word[i - 1] == 'o' || word[i - 1] == 'a');
    if (!mark) out += word[i];
  }
  return out;
}

bool same_family(const Prepared& a, const Prepared& b) {
  if (a.key() == b.key()) return true;
  if (without_umlaut_e(a.key()) == without_umlaut_e(b.key())) return true;
  // A double family name of which one side gives only a part ("García Márquez", "García").
  return std::ranges::any_of(a.family, [&](const std::string& word) {
    return word.size() >= 3 && std::ranges::find(b.family, word) != b.family.end();
  });
}

/// Spellings so close that another transliteration or a slip explains them ("Nugmanov", "Nougmanov").
bool close_spelling(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongest = 40;
  if (a.empty() || b.empty() || a.size() > kLongest || b.size() > kLongest) return false;
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t least = longest - std::min(a.size(), b.size());
  return least * 3 <= longest && edit_distance(a, b) * 3 <= longest;
}

std::vector<std::string> all_words(const Prepared& name) {
  std::vector<std::string> out = name.family;
  out.insert(out.end(), name.given.begin(), name.given.end());
  return out;
}

bool share_a_word(const Prepared& a, const Prepared& b) {
  const std::vector<std::string> other = all_words(b);
  return std::ranges::any_of(all_words(a), [&](const std::string& word) {
    return word.size() >= 3 && std::ranges::find(other, word) != other.end();
  });
}

/// "BBC" may stand for any name with these initials, and for much else.
bool may_be_acronym(const Prepared& name) {
  return name.family.size() == 1 && name.family.front().size() <= 6;
}

NameMatch compare_literals(const Prepared& a, const Prepared& b) {
  if (a.key() == b.key()) return NameMatch::same;
  std::vector<std::string> one = all_words(a), two = all_words(b);
  std::ranges::sort(one);
  std::ranges::sort(two);
  if (one == two) return NameMatch::same;
  if (!a.literal || !b.literal || a.organisation != b.organisation) return NameMatch::unclear;
  if (may_be_acronym(a) || may_be_acronym(b) || share_a_word(a, b)) return NameMatch::unclear;
  return close_spelling(a.key(), b.key()) ? NameMatch::unclear : NameMatch::different;
}

NameMatch compare_persons(const Prepared& a, const Prepared& b) {
  const std::vector<std::string> one = all_words(a), two = all_words(b);
  if (same_family(a, b)) {
    if (a.given.empty() || b.given.empty()) return NameMatch::same;
    if (all_fit(a.given, b.given, given_fits)) return NameMatch::same;
    if (a.key() != b.key() && all_fit(one, two, given_fits)) return NameMatch::same;
    return NameMatch::unclear;  // "Bob" and "Robert", or two of one family.
  }
  // The parts in another order, or one word more on one side that was read as the family.
  const std::size_t shorter = std::min(one.size(), two.size());
  if (shorter >= 2 && all_fit(one, two, given_fits))
    return one.size() == two.size() ? NameMatch::same : NameMatch::unclear;
  if (close_spelling(a.key(), b.key())) return NameMatch::unclear;
  return share_a_word(a, b) && (a.given.empty() || b.given.empty()) ? NameMatch::unclear
                                                                    : NameMatch::different;
}

/// One of the words is in Latin letters and a way to write the other.
bool are_one_romanised(std::string_view a, std::string_view b) {
  return romanises(a, b) || romanises(b, a);
}

/// The same of given names, which are often translated ("Михаил", "Michael"): their initials decide.
bool given_may_be_romanised(std::string_view a, std::string_view b) {
  return are_one_romanised(a, b) || may_begin_alike(a, b) || may_begin_alike(b, a);
}

bool same_family_romanised(const Prepared& a, const Prepared& b) {
  if (are_one_romanised(a.key(), b.key()) || are_one_romanised(a.whole, b.whole)) return true;
  return std::ranges::any_of(a.family, [&](const std::string& word) {
    return std::ranges::any_of(b.family, [&](const std::string& other) {
      return word.size() >= 3 && other.size() >= 3 && are_one_romanised(word, other);
    });
  });
}

/// One name is in Cyrillic or Greek letters, and the other in Latin ones that some system makes of them.
bool same_romanised(const Prepared& a, const Prepared& b) {
  const bool comparable = (a.script == Script::latin && has_romanisation(b.script)) ||
                          (b.script == Script::latin && has_romanisation(a.script));
  if (!comparable) return false;
  const std::vector<std::string> one = all_words(a), two = all_words(b);
  if (one.size() == two.size() && all_fit(one, two, are_one_romanised)) return true;
  if (a.literal || b.literal) return are_one_romanised(joined(one), joined(two));
  return same_family_romanised(a, b) &&
         (a.given.empty() || b.given.empty() || all_fit(a.given, b.given, given_may_be_romanised));
}

NameMatch compare(const Prepared& a, const Prepared& b) {
  if (a.empty() || b.empty()) return NameMatch::unclear;
  if (same_romanised(a, b)) return NameMatch::same;
  if (a.literal || b.literal) {
    const NameMatch match = compare_literals(a, b);
    return a.script == b.script ? match : std::min(match, NameMatch::unclear);
  }
  if (a.script != b.script || a.script == Script::mixed) return NameMatch::unclear;
  return compare_persons(a, b);
}

bool has_full_given(const Prepared& name) {
  return std::ranges::any_of(name.given, [](const std::string& word) { return word.size() >= 3; });
}

std::vector<Prepared> prepare(std::span<const Name> names) {
  std::vector<Prepared> out;
  for (const Name& name : names.first(std::min(names.size(), kMaxNames))) out.push_back(prepare(name));
  return out;
}

}  // namespace

NameMatch compare_names(const Name& a, const Name& b) {
  return compare(prepare(a), prepare(b));
}

std::optional<SwappedNames> swapped_family_names(std::span<const Name> cited, std::span<const Name> found) {
  constexpr std::size_t kMostAuthors = 12;  // Every two against every two.
  const std::vector<Prepared> one = prepare(cited.first(std::min(cited.size(), kMostAuthors)));
  const std::vector<Prepared> two = prepare(found.first(std::min(found.size(), kMostAuthors)));
  const auto crosses = [](const Prepared& mixed, const Prepared& given, const Prepared& family) {
    return !mixed.literal && has_full_given(mixed) && has_full_given(given) && has_full_given(family) &&
           mixed.key() == family.key() && mixed.key() != given.key() &&
           all_fit(mixed.given, given.given, given_fits) && !all_fit(mixed.given, family.given, given_fits);
  };
  for (std::size_t i = 0; i < one.size(); ++i)
    for (std::size_t k = i + 1; k < one.size(); ++k)
      for (std::size_t j = 0; j < two.size(); ++j)
        for (std::size_t l = 0; l < two.size(); ++l)
          if (j != l && crosses(one[i], two[j], two[l]) && crosses(one[k], two[l], two[j]))
            return SwappedNames{{i, k}, {j, l}};
  return std::nullopt;
}

NameListDifference compare_name_lists(std::span<const Name> cited, std::span<const Name> found) {
  const std::vector<Prepared> one = prepare(cited), two = prepare(found);
  NameListDifference out;
  out.unclear = cited.size() > kMaxNames || found.size() > kMaxNames;
  std::vector<bool> cited_paired(one.size()), found_paired(two.size());
  // Sure pairs first, so that a doubtful one does not take their partner.
  for (const NameMatch wanted : {NameMatch::same, NameMatch::unclear}) {
    for (std::size_t i = 0; i < one.size(); ++i) {
      for (std::size_t j = 0; j < two.size() && !cited_paired[i]; ++j) {
        if (found_paired[j] || compare(one[i], two[j]) != wanted) continue;
        cited_paired[i] = found_paired[j] = true;
        out.unclear = out.unclear || wanted == NameMatch::unclear;
      }
    }
  }
  for (std::size_t i = 0; i < one.size(); ++i)
    if (!cited_paired[i]) out.only_cited.push_back(i);
  for (std::size_t j = 0; j < two.size(); ++j)
    if (!found_paired[j]) out.only_found.push_back(j);
  return out;
}

}  // namespace citecheck

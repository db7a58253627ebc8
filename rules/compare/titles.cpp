#include "rules/compare/titles.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <vector>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

// Titles are short; what is longer is hostile or a whole abstract, and its beginning tells enough.
constexpr std::size_t kMaxTitleBytes = 1500;
constexpr std::size_t kMaxCandidates = 32;

bool is_opening_or_closing(char32_t point) {
  static constexpr std::u32string_view kMarks = U"|·•()[]{}<>;—¦（）【】「」『』《》〈〉｜：";
  return kMarks.find(point) != std::u32string_view::npos;
}

/// A mark that parts a title from a subtitle or a site's name only where space stands about it.
bool separates(std::u32string_view text, std::size_t at) {
  const char32_t point = text[at];
  const bool before = at == 0 || text[at - 1] == U' ';
  const bool after = at + 1 >= text.size() || text[at + 1] == U' ';
  if (is_opening_or_closing(point)) return true;
  static constexpr std::u32string_view kBetweenSpaces = U"-–/~»«›‹";
  if (kBetweenSpaces.find(point) != std::u32string_view::npos && before && after) return true;
  if (point == U'-') return at > 0 && text[at - 1] == U'-';
  return (point == U':' || point == U'.' || point == U'?' || point == U'!' || point == U'…') && after;
}

/// A title as its words, put together, with the places where a part of it may begin or end.
struct Title {
  std::vector<std::vector<std::string>> parts;  ///< The words of each part; none is empty.
  bool truncated = false;                       ///< Ends in an ellipsis.
};

Title take_apart(std::string_view text) {
  const std::string cut = ellipsize(text, kMaxTitleBytes);
  // Character references that were escaped once too often ("Tom &amp; Jerry") stand for what they name.
  const std::string plain = collapse_space(wikitext::decode_entities(cut));
  Title title;
  title.truncated = plain.ends_with("…") || plain.ends_with("...") || plain.ends_with("…]") ||
                    plain.ends_with("...]") || plain.ends_with("…)");
  std::u32string points;
  for (std::size_t at = 0; at < plain.size();) points += next_code_point(plain, at);
  std::string part;
  const auto finish = [&] {
    if (std::vector<std::string> found = plain_words(part); !found.empty())
      title.parts.push_back(std::move(found));
    part.clear();
  };
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (separates(points, at))
      finish();
    else if (points[at] == U'&' || points[at] == U'＆')
      part += " and ";
    else
      append_utf8(part, points[at]);
  }
  finish();
  return title;
}

/// Parts [first, last) put together. Numbers on both sides of a seam stay apart, as within a part.
struct Whole {
  std::string text;
  std::vector<std::size_t> seams;  ///< Offsets where a part begins, and the end.
};

Whole whole(const Title& title) {
  Whole out;
  std::vector<std::string> words;
  for (const auto& part : title.parts) {
    std::vector<std::string> with = {out.text, joined(part)};
    const std::string next = joined(with);
    if (!out.text.empty()) out.seams.push_back(out.text.size());
    out.seams.push_back(out.text.empty() ? 0 : next.size() - with[1].size());
    out.text = next;
  }
  out.seams.push_back(out.text.size());
  return out;
}

std::string site_key(std::string_view site) {
  std::vector<std::string> words = plain_words(site);
  static constexpr std::array<std::string_view, 6> kTails{"com", "org", "net", "co", "uk", "online"};
  if (words.size() > 1 && (words.front() == "the" || words.front() == "www")) words.erase(words.begin());
  while (words.size() > 1 && std::ranges::find(kTails, words.back()) != kTails.end()) words.pop_back();
  return joined(words);
}

bool names_site(std::vector<std::string> words, const std::vector<std::string>& site_keys) {
  if (words.size() > 1 && (words.front() == "the" || words.front() == "www")) words.erase(words.begin());
  const std::string key = joined(words);
  return std::ranges::any_of(site_keys, [&](const std::string& site) {
    return key == site || key == site + "com" || key == site + "org";
  });
}

/// Takes parts that are only the site's name off both ends; one part always stays.
Title without_sites(Title title, const std::vector<std::string>& site_keys) {
  auto& parts = title.parts;
  while (parts.size() > 1 && names_site(parts.back(), site_keys)) parts.pop_back();
  const auto first = std::ranges::find_if_not(parts.begin(), parts.empty() ? parts.end() : parts.end() - 1,
                                              [&](const auto& part) { return names_site(part, site_keys); });
  parts.erase(parts.begin(), first);
  return title;
}

/// Enough of a title to recognise a work by: two words, a long word, or four ideographs.
bool is_telling(const Title& title, const Whole& text) {
  std::size_t words = 0;
  for (const auto& part : title.parts) words += part.size();
  return (words >= 2 && text.text.size() >= 6) || text.text.size() >= 8;
}

/// True if `part` is one or more whole parts of `all`.
bool is_part_of(const Whole& part, const Whole& all) {
  for (std::size_t at = all.text.find(part.text); at != std::string::npos;
       at = all.text.find(part.text, at + 1)) {
    if (std::ranges::binary_search(all.seams, at) &&
        std::ranges::binary_search(all.seams, at + part.text.size()))
      return true;
  }
  return false;
}

/// A title that ends in "…" and agrees up to there. Fifteen letters rule out "The …".
bool is_truncation_of(const Title& title, const Whole& cut, const Whole& all) {
  return title.truncated && cut.text.size() >= 15 && all.text.starts_with(cut.text);
}

struct Content {
  std::vector<std::string> words;  ///< Distinct, sorted.
  std::string_view language;
  Script script = Script::none;
};

Content content_of(const Title& title) {
  Content out;
  std::vector<std::string> all;
  for (const auto& part : title.parts) all.insert(all.end(), part.begin(), part.end());
  out.language = guess_language(all);
  out.script = script_of(joined(all));
  for (std::string& word : all) {
    const bool number = word.find_first_not_of("0123456789") == std::string::npos;
    if (word.size() >= 3 && !number && !is_function_word(word)) out.words.push_back(std::move(word));
  }
  std::ranges::sort(out.words);
  out.words.erase(std::ranges::unique(out.words).begin(), out.words.end());
  return out;
}

/// The same word, or the same stem as far as five bytes show it ("Kazakh", "Kazakhstan").
bool akin(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 5;
  return a == b || (a.size() >= kStem && b.size() >= kStem && a.substr(0, kStem) == b.substr(0, kStem));
}

/// Nothing to do with each other: enough words on both sides, of one script and not of two languages, and
/// of six words not more than one in common.
bool nothing_in_common(const Title& a, const Title& b) {
  const Content one = content_of(a);
  const Content two = content_of(b);
  const std::size_t fewest = std::min(one.words.size(), two.words.size());
  if (fewest < 3 || one.script != two.script || one.script == Script::mixed || one.script == Script::none)
    return false;
  if (!one.language.empty() && !two.language.empty() && one.language != two.language) return false;
  const auto shared = static_cast<std::size_t>(std::ranges::count_if(one.words, [&](const auto& word) {
    return std::ranges::any_of(two.words, [&](const auto& other) { return akin(word, other); });
  }));
  return shared * 6 <= fewest;
}

TitleMatch compare(const Title& cited, const Title& found, const std::vector<std::string>& site_keys) {
  const Whole cited_whole = whole(cited);
  const Whole found_whole = whole(found);
  if (cited_whole.text.empty() || found_whole.text.empty()) return TitleMatch::unclear;
  if (cited_whole.text == found_whole.text) return TitleMatch::equal;
  const Title cited_own = without_sites(cited, site_keys);
  const Title found_own = without_sites(found, site_keys);
  const Whole a = whole(cited_own);
  const Whole b = whole(found_own);
  if (a.text == b.text) return TitleMatch::contained;
  if (is_telling(cited_own, a) && is_part_of(a, found_whole)) return TitleMatch::contained;
  if (is_telling(found_own, b) && is_part_of(b, cited_whole)) return TitleMatch::contained;
  if (found_own.parts.size() == 1 && names_site(found_own.parts.front(), site_keys))
    return TitleMatch::unclear;
  if (is_truncation_of(cited, a, b) || is_truncation_of(found, b, a)) return TitleMatch::contained;
  return nothing_in_common(cited_own, found_own) ? TitleMatch::different : TitleMatch::unclear;
}

std::vector<std::string> keys_of(std::span<const std::string> sites) {
  std::vector<std::string> keys;
  for (const std::string& site : sites)
    if (std::string key = site_key(site); !key.empty()) keys.push_back(std::move(key));
  return keys;
}

}  // namespace

TitleMatch compare_titles(std::string_view cited, std::string_view found,
                          std::span<const std::string> sites) {
  return compare(take_apart(cited), take_apart(found), keys_of(sites));
}

PageTitleMatch compare_to_page(std::string_view cited, const PageFacts& page) {
  std::vector<std::string> sites;
  for (const auto& site : page.sites | std::views::take(kMaxCandidates)) sites.push_back(site.value);
  const std::vector<std::string> site_keys = keys_of(sites);
  const Title cited_title = take_apart(cited);
  PageTitleMatch best;
  for (const auto& title : page.titles | std::views::take(kMaxCandidates)) {
    const TitleMatch match = compare(cited_title, take_apart(title.value), site_keys);
    if (best.found == nullptr || match < best.match) best = {match, &title};
    if (match == TitleMatch::equal) break;
  }
  return best;
}

}  // namespace citecheck

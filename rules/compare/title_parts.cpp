#include "rules/compare/title_parts.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

// Titles are short; what is longer is hostile or a whole abstract, and its beginning tells enough.
constexpr std::size_t kMaxTitleBytes = 1500;

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

std::string site_key(std::string_view site) {
  std::vector<std::string> words = plain_words(site);
  static constexpr std::array<std::string_view, 6> kTails{"com", "org", "net", "co", "uk", "online"};
  if (words.size() > 1 && (words.front() == "the" || words.front() == "www")) words.erase(words.begin());
  while (words.size() > 1 && std::ranges::find(kTails, words.back()) != kTails.end()) words.pop_back();
  return joined(words);
}

}  // namespace

TitleParts title_parts(std::string_view text) {
  const std::string cut = ellipsize(text, kMaxTitleBytes);
  // Character references that were escaped once too often ("Tom &amp; Jerry") stand for what they name.
  const std::string plain = collapse_space(wikitext::decode_entities(cut));
  TitleParts title;
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

std::vector<std::string> site_keys_of(std::span<const std::string> sites) {
  std::vector<std::string> keys;
  for (const std::string& site : sites)
    if (std::string key = site_key(site); !key.empty()) keys.push_back(std::move(key));
  return keys;
}

bool names_site(std::vector<std::string> words, const std::vector<std::string>& site_keys) {
  if (words.size() > 1 && (words.front() == "the" || words.front() == "www")) words.erase(words.begin());
  const std::string key = joined(words);
  return std::ranges::any_of(site_keys, [&](const std::string& site) {
    return key == site || key == site + "com" || key == site + "org";
  });
}

TitleParts without_sites(TitleParts title, const std::vector<std::string>& site_keys) {
  auto& parts = title.parts;
  while (parts.size() > 1 && names_site(parts.back(), site_keys)) parts.pop_back();
  const auto first = std::ranges::find_if_not(parts.begin(), parts.empty() ? parts.end() : parts.end() - 1,
                                              [&](const auto& part) { return names_site(part, site_keys); });
  parts.erase(parts.begin(), first);
  return title;
}

}  // namespace citecheck

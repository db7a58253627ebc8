#include "rules/compare/titles.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "references/text.hpp"
#include "rules/compare/first_few.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"
#include "rules/compare/title_parts.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxCandidates = 32;

/// Parts [first, last) put together. Numbers on both sides of a seam stay apart, as within a part.
struct Whole {
  std::string text;
  std::vector<std::size_t> seams;  ///< Offsets where a part begins, and the end.
};

Whole whole(const TitleParts& title) {
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

/// Enough of a title to recognise a work by: two words, a long word, or four ideographs.
bool is_telling(const TitleParts& title, const Whole& text) {
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
bool is_truncation_of(const TitleParts& title, const Whole& cut, const Whole& all) {
  return title.truncated && cut.text.size() >= 15 && all.text.starts_with(cut.text);
}

struct Content {
  std::vector<std::string> words;  ///< Distinct, sorted.
  std::string_view language;
  Script script = Script::none;
};

Content content_of(const TitleParts& title) {
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
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

/// The same word, or the same stem as far as five bytes show it ("Kazakh", "Kazakhstan").
bool akin(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 5;
  return a == b || (a.size() >= kStem && b.size() >= kStem && a.substr(0, kStem) == b.substr(0, kStem));
}

/// Nothing to do with each other: enough words on both sides, of one script and not of two languages, and
/// of six words not more than one in common.
bool nothing_in_common(const TitleParts& a, const TitleParts& b) {
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

TitleMatch compare(const TitleParts& cited, const TitleParts& found,
                   const std::vector<std::string>& site_keys) {
  const Whole cited_whole = whole(cited);
  const Whole found_whole = whole(found);
  if (cited_whole.text.empty() || found_whole.text.empty()) return TitleMatch::unclear;
  if (cited_whole.text == found_whole.text) return TitleMatch::equal;
  const TitleParts cited_own = without_sites(cited, site_keys);
  const TitleParts found_own = without_sites(found, site_keys);
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

/// True if the cited title goes on where this one ends, and so does a title of the page that is better
/// trusted: then the two may go on in other words.
bool is_cut_short(const TitleParts& cited, const Sourced<std::string>& title, const PageFacts& page) {
  const Whole all = whole(cited), own = whole(title_parts(title.value));
  if (own.text.size() >= all.text.size() || !all.text.starts_with(own.text)) return false;
  return std::ranges::any_of(first_few(page.titles, kMaxCandidates), [&](const auto& other) {
    if (other.confidence <= title.confidence) return false;
    const Whole longer = whole(title_parts(other.value));
    return longer.text.size() > own.text.size() && longer.text.starts_with(own.text);
  });
}

}  // namespace

TitleMatch compare_titles(std::string_view cited, std::string_view found,
                          std::span<const std::string> sites) {
  return compare(title_parts(cited), title_parts(found), site_keys_of(sites));
}

PageTitleMatch compare_to_page(std::string_view cited, const PageFacts& page) {
  std::vector<std::string> sites;
  for (const auto& site : first_few(page.sites, kMaxCandidates)) sites.push_back(site.value);
  const std::vector<std::string> site_keys = site_keys_of(sites);
  const TitleParts cited_title = title_parts(cited);
  PageTitleMatch best;
  for (const auto& title : first_few(page.titles, kMaxCandidates)) {
    TitleMatch match = compare(cited_title, title_parts(title.value), site_keys);
    if (match == TitleMatch::contained && is_cut_short(cited_title, title, page)) match = TitleMatch::unclear;
    if (best.found == nullptr || match < best.match) best = {match, &title};
    if (match == TitleMatch::equal) break;
  }
  return best;
}

}  // namespace citecheck

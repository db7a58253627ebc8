#include "rules/compare/title_change.hpp"

#include <algorithm>

#include "references/edit_distance.hpp"
#include "references/text.hpp"
#include "rules/compare/first_few.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"
#include "rules/compare/title_parts.hpp"
#include "rules/compare/titles.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxWords = 80, kMaxCandidates = 32;
constexpr std::size_t kFewest = 3;  ///< Words in common; in fewer any two titles may agree.

using Words = std::vector<std::string>;

/// Where words are written without spaces, every character is one.
void split_into(const std::string& word, Words& out) {
  const Script script = script_of(word);
  if (script != Script::cjk && script != Script::thai) {
    out.push_back(word);
    return;
  }
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    next_code_point(word, at);
    out.push_back(word.substr(begin, at - begin));
  }
}

Words words_of(const TitleParts& title) {
  Words out;
  for (const auto& part : title.parts)
    for (const std::string& word : part) {
      if (out.size() >= kMaxWords) return out;
      split_into(word, out);
    }
  return out;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The same word in another spelling or inflection, or a slip of the pen.
bool is_variant(std::string_view a, std::string_view b) {
  if (is_number(a) != is_number(b)) return true;  // "5" and "five" would need every language's numerals.
  if (is_number(a)) return false;
  const std::size_t longest = std::max(a.size(), b.size());
  return longest >= 4 && longest <= 60 && edit_distance(a, b) * 4 <= longest;
}

/// A stretch where the titles part: words [cited_begin, cited_end) stand for [found_begin, found_end).
struct Gap {
  std::size_t cited_begin = 0, cited_end = 0, found_begin = 0, found_end = 0;
};

struct Alignment {
  std::size_t common = 0;
  std::vector<Gap> gaps;
};

/// Longest common subsequence; the titles are short.
Alignment align(const Words& cited, const Words& found) {
  const std::size_t n = cited.size(), m = found.size();
  std::vector<std::vector<std::uint8_t>> best(n + 1, std::vector<std::uint8_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      best[i][j] = cited[i] == found[j] ? static_cast<std::uint8_t>(best[i + 1][j + 1] + 1)
                                        : std::max(best[i + 1][j], best[i][j + 1]);
  Alignment out{.common = best[0][0], .gaps = {}};
  Gap gap;
  std::size_t i = 0, j = 0;
  const auto close = [&] {
    gap.cited_end = i;
    gap.found_end = j;
    if (gap.cited_begin != i || gap.found_begin != j) out.gaps.push_back(gap);
  };
  while (i < n && j < m) {
    if (cited[i] == found[j]) {
      close();
      gap = {.cited_begin = ++i, .cited_end = 0, .found_begin = ++j, .found_end = 0};
    } else if (best[i + 1][j] >= best[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  i = n;
  j = m;
  close();
  return out;
}

/// A difference that says nothing: the parts of the gap joined are one, or close to it, or carry no content.
bool is_benign(const Gap& gap, const Words& cited, const Words& found) {
  const Words one(cited.begin() + static_cast<std::ptrdiff_t>(gap.cited_begin),
                  cited.begin() + static_cast<std::ptrdiff_t>(gap.cited_end));
  const Words two(found.begin() + static_cast<std::ptrdiff_t>(gap.found_begin),
                  found.begin() + static_cast<std::ptrdiff_t>(gap.found_end));
  const auto empty_word = [](const std::string& word) { return is_function_word(word); };
  if (std::ranges::all_of(one, empty_word) && std::ranges::all_of(two, empty_word)) return true;
  const bool at_end = gap.cited_begin == 0 || gap.cited_end == cited.size();
  if ((one.empty() || two.empty()) && at_end) return true;
  if (joined(one) == joined(two)) return true;
  return one.size() == two.size() &&
         std::ranges::equal(
             one, two, [](const std::string& a, const std::string& b) { return a == b || is_variant(a, b); });
}

/// Without the parts that both have whole. What is left may be two sections of a site, or what was altered.
void drop_shared_parts(TitleParts& a, TitleParts& b) {
  for (std::size_t i = 0; i < a.parts.size();) {
    const std::string key = joined(a.parts[i]);
    const auto same = std::ranges::find_if(b.parts, [&](const Words& part) { return joined(part) == key; });
    if (same == b.parts.end()) {
      ++i;
      continue;
    }
    a.parts.erase(a.parts.begin() + static_cast<std::ptrdiff_t>(i));
    b.parts.erase(same);
  }
}

/// Every word of these has its like among the others, each its own: they stand in another order.
bool all_stand_in(const Words& words, Words others) {
  return std::ranges::all_of(words, [&](const std::string& word) {
    if (is_function_word(word)) return true;
    const auto like = std::ranges::find_if(others, [&](const std::string& other) {
      return word == other || (!is_number(word) && !is_number(other) && is_variant(word, other));
    });
    if (like == others.end()) return false;
    others.erase(like);
    return true;
  });
}

void append(Words& out, const Words& words, std::size_t begin, std::size_t end) {
  out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
             words.begin() + static_cast<std::ptrdiff_t>(end));
}

/// The page knows none of the words that tell something, of which there is one at least.
bool are_foreign(const Words& words, const PageFacts& page) {
  if (!page.words.known()) return false;
  std::size_t telling = 0;
  for (const std::string& word : words) {
    if (is_function_word(word) || is_number(word)) continue;
    if (page.words.may_hold(word)) return false;
    ++telling;
  }
  return telling > 0;
}

std::optional<TitleChange> change(const TitleParts& cited, const TitleParts& found, const PageFacts& page) {
  const Words one = words_of(cited), two = words_of(found);
  const Alignment aligned = align(one, two);
  const std::size_t longest = std::max(one.size(), two.size());
  if (aligned.common < kFewest || aligned.common * 2 < longest) return std::nullopt;
  TitleParts own = cited, other = found;
  drop_shared_parts(own, other);
  const Words left = words_of(own), right = words_of(other);
  const std::size_t common = align(left, right).common;
  const bool mostly = common * 2 >= std::max(left.size(), right.size()) || aligned.common * 5 >= longest * 3;
  // What differs whole may be two sections of a site, unless the cited one is none of this page.
  const bool altered_part = common == 0 && !right.empty() && are_foreign(left, page);
  if (!altered_part && (common == 0 || !mostly)) return std::nullopt;
  TitleChange out;
  Words all_cited, all_found;
  for (const Gap& gap : aligned.gaps) {
    append(all_cited, one, gap.cited_begin, gap.cited_end);
    append(all_found, two, gap.found_begin, gap.found_end);
    if (is_benign(gap, one, two)) continue;
    append(out.only_cited, one, gap.cited_begin, gap.cited_end);
    append(out.only_found, two, gap.found_begin, gap.found_end);
  }
  if (all_stand_in(out.only_cited, all_found) && all_stand_in(out.only_found, all_cited)) return std::nullopt;
  return out;
}

}  // namespace

std::optional<TitleChange> title_change(std::string_view cited, const PageFacts& page) {
  const PageTitleMatch match = compare_to_page(cited, page);
  if (match.match == TitleMatch::equal || match.match == TitleMatch::contained) return std::nullopt;
  std::vector<std::string> sites;
  for (const auto& site : first_few(page.sites, kMaxCandidates)) sites.push_back(site.value);
  const std::vector<std::string> keys = site_keys_of(sites);
  const TitleParts own = without_sites(title_parts(cited), keys);
  if (own.truncated) return std::nullopt;
  std::optional<TitleChange> least;
  const auto size = [](const TitleChange& one) { return one.only_cited.size() + one.only_found.size(); };
  for (const auto& title : first_few(page.titles, kMaxCandidates)) {
    const TitleParts other = without_sites(title_parts(title.value), keys);
    auto changed = other.truncated ? std::nullopt : change(own, other, page);
    if (!changed || (least && size(*least) <= size(*changed))) continue;
    changed->found = &title;
    least = std::move(changed);
  }
  return least;
}

}  // namespace citecheck

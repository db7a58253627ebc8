#include "rules/compare/passage.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "references/edit_distance.hpp"
#include "references/text.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/quotation_parts.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxParts = 24, kMaxPartWords = 300, kShownBytes = 400;
constexpr std::size_t kMostInBrackets = 12;  ///< Words of the page that brackets may stand for.

/// Words [begin, end) of the page.
struct Range {
  std::size_t begin = 0, end = 0;
};

/// Where `part` stands in the page, from one word's beginning to another's end (Knuth, Morris, Pratt).
std::vector<Range> occurrences(const KeyedText& page, const std::string& part) {
  std::vector<Range> out;
  std::vector<std::size_t> border(part.size() + 1, 0);
  for (std::size_t i = 1, k = 0; i < part.size(); ++i) {
    while (k > 0 && part[i] != part[k]) k = border[k];
    if (part[i] == part[k]) ++k;
    border[i + 1] = k;
  }
  std::size_t begin = 0, end = 0;  // Words that begin where the match does, and where it ends.
  for (std::size_t i = 0, k = 0; i < page.key.size(); ++i) {
    while (k > 0 && page.key[i] != part[k]) k = border[k];
    if (page.key[i] == part[k]) ++k;
    if (k < part.size()) continue;
    k = border[k];
    const std::size_t from = i + 1 - part.size(), to = i + 1;
    while (begin < page.size() && page.words[begin].key_at < from) ++begin;
    while (end < page.size() && page.words[end].key_at < to) ++end;
    const bool at_end = end < page.size() ? page.words[end].key_at == to : to == page.key.size();
    if (begin < page.size() && page.words[begin].key_at == from && at_end) out.push_back({begin, end});
  }
  return out;
}

/// The places of all parts in their order; none if that cannot be.
std::optional<std::vector<Range>> in_order(const std::vector<QuotationPart>& parts,
                                           const std::vector<std::vector<Range>>& places) {
  // Per part, the earlier part's place that each of its places goes on from.
  std::vector<std::vector<std::size_t>> from(parts.size());
  std::vector<std::size_t> open;  // Places of the part before that can be reached.
  for (std::size_t p = 0; p < parts.size(); ++p) {
    std::vector<std::size_t> reached;
    std::size_t before = 0;
    for (std::size_t i = 0; i < places[p].size(); ++i) {
      std::size_t last = SIZE_MAX;
      while (p > 0 && before < open.size() && places[p - 1][open[before]].end <= places[p][i].begin) ++before;
      if (p > 0 && before > 0) last = open[before - 1];
      const bool near = p == 0 || last == SIZE_MAX || !parts[p].after_brackets ||
                        places[p][i].begin - places[p - 1][last].end <= kMostInBrackets;
      from[p].push_back(last);
      if (p == 0 || (last != SIZE_MAX && near)) reached.push_back(i);
    }
    if (reached.empty()) return std::nullopt;
    open = std::move(reached);
  }
  std::vector<Range> out(parts.size());
  std::size_t at = open.front();
  for (std::size_t p = parts.size(); p-- > 0; at = from[p][at]) out[p] = places[p][at];
  return out;
}

std::uint64_t pair_hash(std::string_view a, std::string_view b) {
  return std::hash<std::string_view>{}(a)*31 + std::hash<std::string_view>{}(b);
}

/// Where in the page most pairs of the part's words stand in their order: the word the part would begin at.
std::optional<std::size_t> likeliest_start(const KeyedText& page, const KeyedText& part) {
  constexpr std::size_t kBucket = 16, kMostPlaces = 8;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> pairs;
  for (std::size_t i = 0; i + 1 < part.size(); ++i) {
    auto& places = pairs[pair_hash(part.word(i), part.word(i + 1))];
    if (places.size() < kMostPlaces) places.push_back(i);
  }
  std::vector<std::uint32_t> votes((page.size() + part.size()) / kBucket + 2, 0);
  for (std::size_t i = 0; i + 1 < page.size(); ++i) {
    const auto found = pairs.find(pair_hash(page.word(i), page.word(i + 1)));
    if (found == pairs.end()) continue;
    for (const std::size_t place : found->second) ++votes[(i + part.size() - place) / kBucket];
  }
  std::size_t best = 0;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i + 1 < votes.size(); ++i)
    if (const std::uint32_t both = votes[i] + votes[i + 1]; both > most) {
      most = both;
      best = i;
    }
  if (most < 2) return std::nullopt;
  const std::size_t start = best * kBucket;
  return start > part.size() ? start - part.size() : 0;
}

struct Likeness {
  std::size_t common = 0;  ///< Words of the part that stand there in their order.
  Range range;             ///< From the first of them to the last.
  std::vector<std::string> only_part, only_page;

  /// The passage begins before and ends behind what is common where the part does.
  void widen(std::size_t before, std::size_t behind, std::size_t page_size) {
    range.begin -= std::min(range.begin, before);
    range.end = std::min(page_size, range.end + behind);
  }
};

/// The part against the page's words about `start`.
Likeness likeness_at(const KeyedText& page, const KeyedText& part, std::size_t start) {
  const std::size_t first = start, last = std::min(page.size(), start + part.size() + 48);
  const std::size_t n = part.size(), m = last - first;
  std::vector<std::uint16_t> best((n + 1) * (m + 1), 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return best[i * (m + 1) + j]; };
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      cell(i, j) = part.word(i) == page.word(first + j) ? static_cast<std::uint16_t>(cell(i + 1, j + 1) + 1)
                                                        : std::max(cell(i + 1, j), cell(i, j + 1));
  Likeness out{.common = cell(0, 0), .range = {}, .only_part = {}, .only_page = {}};
  std::vector<std::string> between;
  bool begun = false;
  std::size_t before = 0, matched_to = 0;
  for (std::size_t i = 0, j = 0; i < n;) {
    if (!begun && j < m && cell(i, j + 1) == cell(i, j)) {
      ++j;  // The passage begins as late as it can.
    } else if (j < m && part.word(i) == page.word(first + j)) {
      if (!begun) out.range.begin = first + j;
      if (!begun) before = i;
      matched_to = i + 1;
      begun = true;
      out.range.end = first + j + 1;
      out.only_page.insert(out.only_page.end(), between.begin(), between.end());
      between.clear();
      ++i;
      ++j;
    } else if (j >= m || cell(i + 1, j) >= cell(i, j + 1)) {
      out.only_part.emplace_back(part.word(i++));
    } else {
      if (begun) between.emplace_back(page.word(first + j));
      ++j;
    }
  }
  if (begun) out.widen(before, n - matched_to, page.size());
  return out;
}

/// Only spellings or function words differ.
bool is_slight(const Likeness& likeness) {
  const auto light = [](const std::vector<std::string>& words, const std::vector<std::string>& others) {
    return std::ranges::all_of(words, [&](const std::string& word) {
      return is_function_word(word) || std::ranges::any_of(others, [&](const std::string& other) {
               const std::size_t longest = std::max(word.size(), other.size());
               return longest >= 4 && longest < 60 && edit_distance(word, other) * 4 <= longest;
             });
    });
  };
  return likeness.only_part.size() <= 8 && light(likeness.only_part, likeness.only_page) &&
         light(likeness.only_page, likeness.only_part);
}

std::string_view language_of(const KeyedText& text) {
  constexpr std::size_t kSample = 400;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(text.size(), kSample); ++i) words.emplace_back(text.word(i));
  return guess_language(words);
}

/// Why absence would say nothing; "" if it says something.
std::string why_not(const PageText& page, const KeyedText& quotation, std::string_view written) {
  if (!page.incomplete().empty()) return page.incomplete();
  if (page.words().size() < kFewestPageWords)
    return "the page has fewer than " + std::to_string(kFewestPageWords) + " words of text";
  const std::string_view own = language_of(page.words()), other = language_of(quotation);
  const bool foreign = !own.empty() && !other.empty() && own != other;
  if (foreign || script_of(written) != script_of(std::string_view(page.text()).substr(0, 20'000)))
    return "the quotation is in another language than the page";
  return {};
}

class Search {
 public:
  Search(const PageText& page, std::string_view quotation)
      : page_(page), written_(quotation), parts_(quotation_parts(quotation)) {
    if (parts_.size() > kMaxParts) parts_.resize(kMaxParts);
  }

  Passage find() const {
    if (words_of_parts() < 3) return not_checked("the quotation is too short to be searched");
    std::vector<std::vector<Range>> places;
    for (const QuotationPart& part : parts_) places.push_back(occurrences(page_.words(), part.text.key));
    if (const auto found = in_order(parts_, places))
      return shown(Passage::State::found, {found->front().begin, found->back().end});
    return nearest(places);
  }

 private:
  std::size_t words_of_parts() const {
    std::size_t count = 0;
    for (const QuotationPart& part : parts_) count += part.text.size();
    return count;
  }

  static Passage not_checked(std::string why) {
    return {.state = Passage::State::not_checked, .reason = std::move(why), .nearest = {}, .offset = {}};
  }

  Passage shown(Passage::State state, Range range) const {
    Passage out{.state = state, .reason = {}, .nearest = {}, .offset = {}};
    const auto& words = page_.words().words;
    const std::size_t begin = words[range.begin].begin, end = words[range.end - 1].end;
    out.nearest =
        ellipsize(collapse_space(std::string_view(page_.text()).substr(begin, end - begin)), kShownBytes);
    out.offset = page_.body_offset(begin);
    out.page = page_.page_of(begin);
    return out;
  }

  bool turns_page(Range range) const {
    const auto& words = page_.words().words;
    return page_.page_of(words[range.begin].begin) != page_.page_of(words[range.end - 1].begin);
  }

  /// The longest part decides which passage is shown; all of them whether the quotation is altered.
  Passage nearest(const std::vector<std::vector<Range>>& places) const {
    if (!page_.doubt().empty()) return not_checked(page_.doubt());
    std::size_t common = 0, longest = 0;
    bool slight = true;
    std::optional<Range> best;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const KeyedText& part = parts_[p].text;
      std::optional<Range> range;
      if (!places[p].empty()) {
        common += part.size();
        range = places[p].front();
      } else if (const auto start = likeliest_start(page_.words(), part);
                 start && part.size() <= kMaxPartWords) {
        const Likeness likeness = likeness_at(page_.words(), part, *start);
        common += likeness.common;
        slight = slight && is_slight(likeness);
        if (likeness.common > 0) range = likeness.range;
      }
      if (!range || part.size() <= longest) continue;
      longest = part.size();
      best = range;
    }
    constexpr std::size_t kAltered = 70, kLike = 30;  // Per cent of the words.
    const std::size_t percent = common * 100 / words_of_parts();
    if (best && percent >= kAltered) {
      if (turns_page(*best))
        return not_checked("the passage most like it goes over a page break, where other text stands");
      Passage out = shown(Passage::State::altered, *best);
      out.slight = slight;
      return out;
    }
    if (std::string why = why_not(page_, keyed(written_), written_); !why.empty()) return not_checked(why);
    if (best && percent >= kLike) return shown(Passage::State::absent, *best);
    return {.state = Passage::State::absent, .reason = {}, .nearest = {}, .offset = {}};
  }

  const PageText& page_;
  std::string_view written_;
  std::vector<QuotationPart> parts_;
};

}  // namespace

std::string_view name_of(Passage::State state) {
  static constexpr std::array<std::string_view, 4> kNames{"not-checked", "absent", "altered", "found"};
  return kNames.at(static_cast<std::size_t>(state));
}

Passage find_passage(const PageText& page, std::string_view quotation) {
  constexpr std::size_t kMaxQuotation = 8000;
  return Search(page, quotation.substr(0, kMaxQuotation)).find();
}

}  // namespace citecheck

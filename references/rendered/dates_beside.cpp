#include "references/rendered/dates_beside.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kMostDates = 50;

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

constexpr auto kAccessedBehind =
    std::to_array<std::string_view>({"閲覧", "に閲覧", "参照", "查阅", "查閱", "访问", "造訪"});
constexpr auto kArchivedBefore =
    std::to_array<std::string_view>({"存档于", "存檔於", "存档日期", "存檔日期"});
constexpr auto kArchivedBehind = std::to_array<std::string_view>({"時点におけるアーカイブ", "にアーカイブ"});
constexpr auto kAccessedBefore =
    std::to_array<std::string_view>({"检索日期", "檢索於", "检索于", "访问日期", "查阅日期", "閲覧日"});

bool overlaps(const FoundDate& found, const std::optional<Claim<Date>>& claim) {
  return claim && found.span.begin < claim->span.end && claim->span.begin < found.span.end;
}

}  // namespace

void read_dates_beside(std::string_view text, Citation& citation) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < kMostDates; ++i) {
    const auto found = find_date(text, from);
    if (!found) return;
    from = found->span.end;
    if (overlaps(*found, citation.accessed) || overlaps(*found, citation.archived)) continue;
    std::string_view before = trim(text.substr(0, found->span.begin)),
                     behind = trim(text.substr(found->span.end));
    while (before.ends_with(':')) before.remove_suffix(1);
    while (before.ends_with("：")) before.remove_suffix(3);
    const Claim<Date> claim{found->date, std::string(found->span.of(text)), found->span};
    const bool square = before.ends_with('[') && behind.starts_with(']');
    const bool round = before.ends_with('(') && behind.starts_with(')');
    const bool accessed = begins_with_any(behind, kAccessedBehind) || ends_with_any(before, kAccessedBefore);
    const bool archived = ends_with_any(before, kArchivedBefore) || begins_with_any(behind, kArchivedBehind);
    if (overlaps(*found, citation.issued)) {
      // Read as the day of publication for want of another word that the reader of plain text knows.
      if (!accessed && !archived) continue;
      citation.issued.reset();
    }
    if ((accessed || (square && citation.issued)) && !citation.accessed) citation.accessed = claim;
    if (archived && !citation.archived) {
      citation.archived = claim;
      citation.archive_stated = true;
    }
    const bool in_title = citation.title && found->span.begin < citation.title->span.end &&
                          citation.title->span.begin < found->span.end;
    if (round && !citation.issued && !in_title) citation.issued = claim;
  }
}

}  // namespace citecheck::rendered

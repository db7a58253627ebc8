#include "checker/page/mentions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/date.hpp"

namespace citecheck {

namespace {

// Bounds for hostile pages; real ones stay far below.
constexpr std::size_t kMaxHashes = 200'000, kMaxDays = 4000, kMaxLine = 4000;

constexpr auto kTelling =
    std::to_array<std::string_view>({"content", "title", "alt", "datetime", "aria-label"});

bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

void add_day(const Date& date, std::vector<std::chrono::sys_days>& days) {
  if (!date.known() || !date.has_day() || !is_real(date)) return;
  Date one = date;
  one.day_month_ambiguous = one.approximate = one.uncertain = false;
  days.push_back(first_day(one));
  if (!date.day_month_ambiguous) return;
  std::swap(one.begin.month, one.begin.day);
  if (is_real(one)) days.push_back(first_day(one));
}

void find_days(std::string_view text, std::vector<std::chrono::sys_days>& days) {
  text = text.substr(0, kMaxLine);
  if (!has_year(text)) return;
  for (auto found = find_date(text); found && days.size() < kMaxDays;
       found = find_date(text, found->span.end))
    add_day(found->date, days);
}

}  // namespace

void read_mentions(const Survey& page, PageFacts& facts) {
  const HtmlTree& html = page.html();
  std::vector<std::uint64_t> hashes;
  for (HtmlTree::Index i = 1; i < html.size() && hashes.size() < kMaxHashes; ++i) {
    if (html[i].name.empty()) {
      PageWords::collect(html[i].text, hashes);
      if (!page.hidden(i)) find_days(html[i].text, facts.mentioned);
      continue;
    }
    if (html[i].attribute_count == 0) continue;
    for (const std::string_view name : kTelling)
      if (const auto value = html.raw_attribute(i, name)) PageWords::collect(*value, hashes);
  }
  // Beyond the bound nothing is known to be absent.
  if (hashes.size() < kMaxHashes) facts.words = PageWords(std::move(hashes));
  for (const auto* dates : {&facts.published, &facts.modified})
    for (const Sourced<Date>& date : *dates) add_day(date.value, facts.mentioned);
  std::ranges::sort(facts.mentioned);
  facts.mentioned.erase(std::ranges::unique(facts.mentioned).begin(), facts.mentioned.end());
}

}  // namespace citecheck

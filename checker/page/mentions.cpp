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

/// What was found is put in order; days read as the page's own dates are mentioned too.
void settle(std::vector<std::uint64_t> hashes, PageFacts& facts) {
  // Beyond the bound nothing is known to be absent.
  if (hashes.size() < kMaxHashes) facts.words = PageWords(std::move(hashes));
  for (const auto* dates : {&facts.published, &facts.modified})
    for (const Sourced<Date>& date : *dates) add_day(date.value, facts.mentioned);
  std::ranges::sort(facts.mentioned);
  facts.mentioned.erase(std::unique(facts.mentioned.begin(), facts.mentioned.end()), facts.mentioned.end());
}

/// Lines put together: without the hyphens at their ends.
std::string unbroken(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i + 1 < text.size() && text[i + 1] == '\n')
      ++i;
    else
      out += text[i] == '\n' ? ' ' : text[i];
  }
  return out;
}

/// Pieces of a long text, parted between words.
template <typename Use>
void for_pieces(std::string_view text, Use use) {
  while (!text.empty()) {
    std::size_t end = std::min(text.size(), kMaxLine);
    while (end < text.size() && end > kMaxLine / 2 && text[end] != ' ' && text[end] != '\n') --end;
    use(text.substr(0, end));
    text.remove_prefix(end);
  }
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
  settle(std::move(hashes), facts);
}

void read_mentions(std::string_view text, PageFacts& facts) {
  std::vector<std::uint64_t> hashes;
  const auto collect = [&](std::string_view piece) {
    if (hashes.size() < kMaxHashes) PageWords::collect(piece, hashes);
  };
  for_pieces(text, collect);
  const std::string whole = unbroken(text);
  if (whole.size() < text.size()) for_pieces(whole, collect);
  for_pieces(whole, [&](std::string_view piece) { find_days(piece, facts.mentioned); });
  settle(std::move(hashes), facts);
}

}  // namespace citecheck

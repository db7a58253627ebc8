#include "fuzz/read_a_comparison.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "references/text.hpp"
#include "rules/compare/dates.hpp"
#include "rules/compare/names.hpp"
#include "rules/compare/passage.hpp"
#include "rules/compare/title_change.hpp"
#include "rules/compare/titles.hpp"

namespace citecheck::test {

namespace {

constexpr std::size_t kLongestText = 20'000;  // What is longer tells nothing new, and takes its time.

bool sound(const std::vector<std::size_t>& indices, std::size_t size) {
  return std::ranges::is_sorted(indices) &&
         std::ranges::all_of(indices, [&](std::size_t i) { return i < size; });
}

std::string fault_of_names(const std::string& a, const std::string& b) {
  const Name one = parse_name(a), two = parse_name(b);
  if (compare_names(one, two) != compare_names(two, one)) return "names are compared otherwise both ways";
  if (compare_names(one, one) == NameMatch::different) return "a name that differs from itself";
  const std::vector<Name> left = parse_name_list(a), right = parse_name_list(b);
  const NameListDifference difference = compare_name_lists(left, right);
  if (!sound(difference.only_cited, left.size()) || !sound(difference.only_found, right.size()))
    return "a name that is in no list";
  if (!compare_name_lists(left, left).only_cited.empty()) return "a list that differs from itself";
  if (const auto swapped = swapped_family_names(left, right))
    if (std::ranges::max(swapped->cited) >= left.size() || std::ranges::max(swapped->found) >= right.size())
      return "swapped names that are in no list";
  return {};
}

std::string fault_of_titles(const std::string& a, const std::string& b) {
  if (compare_titles(a, b) != compare_titles(b, a)) return "titles are compared otherwise both ways";
  const std::array<std::string, 1> sites{b};
  compare_titles(a, b, sites);
  PageFacts page;
  page.titles.push_back({a, "title", 80});
  if (!words(a).empty() && title_change(a, page)) return "a title that was changed into itself";
  page.sites.push_back({b, "site", 80});
  compare_to_page(b, page);
  title_change(b, page);
  return {};
}

std::string fault_of_dates(const std::string& a, const std::string& b) {
  const Date one = parse_date(a).value_or(Date{}), two = parse_date(b).value_or(Date{});
  if (may_agree(one, two) != may_agree(two, one) || share_a_day(one, two) != share_a_day(two, one))
    return "dates are compared otherwise both ways";
  if (!share_a_day(one, one)) return "a date that differs from itself";
  return share_a_day(one, two) && !may_agree(one, two) ? "dates with a common day that do not agree" : "";
}

std::string fault_of_passage(const std::string& a, const std::string& b) {
  PageText page;
  page.append(b, 7);
  page.finish();
  const Passage passage = find_passage(page, a);
  if (passage.offset && *passage.offset > b.size() + 7) return "a passage outside of the text";
  return first_invalid_utf8(passage.nearest) ? "a passage that is no UTF-8" : "";
}

}  // namespace

std::string read_a_comparison(std::string_view bytes) {
  const std::string text = to_valid_utf8(bytes.substr(0, kLongestText));
  const std::size_t line = text.find('\n');
  const std::size_t half = line == std::string::npos ? text.size() / 2 : line;
  const std::string a = to_valid_utf8(std::string_view(text).substr(0, half));
  const std::string b =
      to_valid_utf8(std::string_view(text).substr(line == std::string::npos ? half : half + 1));
  for (const auto fault : {fault_of_names, fault_of_titles, fault_of_dates, fault_of_passage})
    if (std::string what = fault(a, b); !what.empty()) return what;
  return {};
}

}  // namespace citecheck::test

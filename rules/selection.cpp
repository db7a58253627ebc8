#include <algorithm>

#include "references/edit_distance.hpp"
#include "references/text.hpp"
#include "rules/engine.hpp"

namespace citecheck {
namespace {

/// Longer than any code or name: what is longer is compared by its beginning.
constexpr std::size_t kLongestSelector = 80;

bool matches(const Rule& rule, std::string_view selector) {
  return starts_with_ignoring_case(rule.code, selector) || equal_ignoring_case(rule.name, selector);
}

/// The code, prefix or name that is nearest to what was asked for.
std::string_view nearest(std::string_view selector) {
  const std::string asked = to_lower_ascii(selector.substr(0, kLongestSelector));
  std::string_view best;
  std::size_t least = static_cast<std::size_t>(-1);
  for (const Rule* rule : all_rules())
    for (std::string_view candidate : {rule->code, rule->code.substr(0, 3), rule->name})
      if (const std::size_t distance = edit_distance(asked, to_lower_ascii(candidate)); distance < least) {
        least = distance;
        best = candidate;
      }
  return best;
}

/// The selectors of an option that may be repeated and may hold several, separated by commas.
std::vector<std::string_view> split(std::span<const std::string> lists) {
  std::vector<std::string_view> selectors;
  for (std::string_view list : lists)
    for (std::size_t from = 0; from <= list.size();) {
      const std::size_t comma = std::min(list.find(',', from), list.size());
      if (auto selector = trim(list.substr(from, comma - from)); !selector.empty())
        selectors.push_back(selector);
      from = comma + 1;
    }
  return selectors;
}

bool any_matches(std::span<const std::string_view> selectors, const Rule& rule) {
  return std::ranges::any_of(selectors, [&](std::string_view selector) { return matches(rule, selector); });
}

}  // namespace

Result<std::vector<const Rule*>> select_rules(std::span<const std::string> select,
                                              std::span<const std::string> ignore) {
  const auto wanted = split(select), unwanted = split(ignore);
  for (const auto* selectors : {&wanted, &unwanted})
    for (std::string_view selector : *selectors)
      if (std::ranges::none_of(all_rules(), [&](const Rule* rule) { return matches(*rule, selector); }))
        return tl::unexpected(Error{"no rule has the code, prefix or name \"" +
                                        printable(ellipsize(selector, kLongestSelector)) +
                                        "\"; the nearest is \"" + std::string(nearest(selector)) + "\"",
                                    0});
  std::vector<const Rule*> chosen;
  for (const Rule* rule : all_rules())
    if ((wanted.empty() || any_matches(wanted, *rule)) && !any_matches(unwanted, *rule))
      chosen.push_back(rule);
  return chosen;
}

}  // namespace citecheck

#include "rules/archives/url_status.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

StatedStatus stated_status(const Citation& citation) {
  using enum StatedStatus::Kind;
  static constexpr auto kYes =
      std::to_array<std::string_view>({"yes", "y", "true", "dead", "sí", "si", "sì", "sim", "ja", "evet"});
  static constexpr auto kNo =
      std::to_array<std::string_view>({"no", "n", "false", "live", "não", "nee", "nei", "hayır"});
  if (const auto& status = citation.url_status) {
    const std::string value = to_lower(trim(status->value));
    return {value == "live" ? live : value == "dead" ? dead : none, &*status};
  }
  for (const auto& [name, claim] : citation.other) {
    if (name != "dead-url" && name != "deadurl") continue;
    const std::string value = to_lower(trim(claim.value));
    const bool yes = std::ranges::find(kYes, value) != kYes.end();
    return {yes ? dead : std::ranges::find(kNo, value) != kNo.end() ? live : none, &claim};
  }
  return {};
}

}  // namespace citecheck

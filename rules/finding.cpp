#include "rules/finding.hpp"

#include <array>

namespace citecheck {

std::string_view name_of(Severity severity) {
  static constexpr std::array<std::string_view, 3> kNames{"note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

std::string_view name_of(Certainty certainty) {
  static constexpr std::array<std::string_view, 3> kNames{"possible", "likely", "certain"};
  return kNames[static_cast<std::size_t>(certainty)];
}

std::string_view name_of(Fix::Safety safety) {
  static constexpr std::array<std::string_view, 3> kNames{"display-only", "unsafe", "safe"};
  return kNames[static_cast<std::size_t>(safety)];
}

}  // namespace citecheck

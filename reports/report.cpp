#include "reports/report.hpp"

#include <array>

namespace citecheck {

std::string_view name_of(Saving::State state) {
  static constexpr std::array<std::string_view, 4> kNames{"not-asked", "pending", "failed", "saved"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace citecheck

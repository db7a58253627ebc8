#include "rules/evidence.hpp"

#include <array>

namespace citecheck {

std::string_view name_of(LinkStatus status) {
  static constexpr std::array<std::string_view, 12> kNames{
      "alive",      "moved",       "dead",      "soft-404",  "parked",  "blocked",
      "login-wall", "unreachable", "tls-error", "dns-error", "refused", "not-checked"};
  return kNames[static_cast<std::size_t>(status)];
}

const PageFacts* Evidence::best_page() const {
  if (page.known() && page.value.kind == PageKind::page) return &page.value;
  if (archive_page.known() && archive_page.value.kind == PageKind::page) return &archive_page.value;
  return nullptr;
}

bool Evidence::archive_reached() const {
  return archive_fetch.known() && archive_fetch.value.reached() &&
         (!archive_page.known() || archive_page.value.kind == PageKind::page);
}

}  // namespace citecheck

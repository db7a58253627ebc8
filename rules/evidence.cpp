#include "rules/evidence.hpp"

#include <array>

namespace citecheck {

std::string_view name_of(LinkStatus status) {
  static constexpr std::array<std::string_view, 12> kNames{
      "alive",      "moved",       "dead",      "soft-404",  "parked",  "blocked",
      "login-wall", "unreachable", "tls-error", "dns-error", "refused", "not-checked"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string_view name_of(PageKind kind) {
  static constexpr std::array<std::string_view, 6> kNames{"page",      "soft-404",   "parked",
                                                          "challenge", "login-wall", "under-construction"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(PageForm form) {
  static constexpr std::array<std::string_view, 4> kNames{"html", "pdf", "text", "xml"};
  return kNames.at(static_cast<std::size_t>(form));
}

Fact<PageFactsPtr> known_page(PageFacts facts) {
  return Fact<PageFactsPtr>::of(std::make_shared<const PageFacts>(std::move(facts)));
}

namespace {

/// What was read counts as the page only if the page is what came: an error page has a title too.
const PageFacts* page_of(const Fact<Fetch>& fetch, const Fact<PageFactsPtr>& page) {
  if (!page.known() || page.value->kind != PageKind::page) return nullptr;
  return !fetch.known() || fetch.value.reached() ? page.value.get() : nullptr;
}

}  // namespace

const PageFacts* Evidence::best_page() const {
  const PageFacts* live = page_of(fetch, page);
  return live != nullptr ? live : page_of(archive_fetch, archive_page);
}

bool Evidence::archive_reached() const {
  return archive_fetch.known() && archive_fetch.value.reached() &&
         (!archive_page.known() || archive_page.value->kind == PageKind::page);
}

std::uint64_t anchor_hash(std::string_view name) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace citecheck

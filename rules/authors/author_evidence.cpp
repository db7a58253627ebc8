#include "rules/authors/author_evidence.hpp"

#include <algorithm>

#include "rules/authors/byline.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

bool is_person(const Name& name) {
  return !name.is_literal() && !name.family.empty() && !name.given.empty();
}

bool names_site(const Name& name, const PageFacts& page) {
  const std::string key = joined(plain_words(to_text(name)));
  return std::ranges::any_of(
      page.sites, [&](const Sourced<std::string>& site) { return joined(plain_words(site.value)) == key; });
}

}  // namespace

const Sourced<std::vector<Name>>* credible_authors(const PageFacts& page, int confidence,
                                                   std::vector<Name>& names) {
  constexpr std::size_t kMostNames = 100;
  const Sourced<std::vector<Name>>* best = nullptr;
  for (const auto& list : page.authors) {
    if (list.confidence < confidence || (best != nullptr && list.confidence <= best->confidence)) continue;
    std::vector<Name> kept;
    for (const Name& name : list.value) {
      if (kept.size() == kMostNames) break;
      if (!names_site(name, page)) kept.push_back(name);
    }
    const bool clean =
        std::ranges::none_of(kept, [](const Name& name) { return byline_noise(to_text(name)).has_value(); });
    if (!clean || std::ranges::none_of(kept, is_person)) continue;
    best = &list;
    names = std::move(kept);
  }
  return best;
}

std::string list_of(const std::vector<Name>& names) {
  if (names.empty()) return {};
  if (names.size() == 1) return to_text(names[0]);
  if (names.size() == 2) return to_text(names[0]) + " and " + to_text(names[1]);
  return to_text(names[0]) + " and " + std::to_string(names.size() - 1) + " others";
}

}  // namespace citecheck

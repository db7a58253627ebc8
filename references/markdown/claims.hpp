#pragma once
// A walk over all claims of a citation, for whoever moves them to another place.

#include <array>
#include <optional>

#include "references/citation.hpp"

namespace citecheck::markdown {

/// Calls `visit` with every claim the citation holds.
template <typename Visit>
void for_each_claim(Citation& citation, Visit visit) {
  const auto one = [&](auto& optional) {
    if (optional) visit(*optional);
  };
  for (auto* claim : {&citation.title, &citation.container_title, &citation.publisher,
                      &citation.publisher_place, &citation.language, &citation.volume, &citation.issue,
                      &citation.page, &citation.edition, &citation.quote, &citation.url_status})
    one(*claim);
  for (auto* date : {&citation.issued, &citation.accessed, &citation.archived}) one(*date);
  for (auto* url : {&citation.url, &citation.archive_url}) one(*url);
  for (auto& name : citation.authors) visit(name);
  for (auto& name : citation.editors) visit(name);
  for (auto& [role, name] : citation.contributors) visit(name);
  for (auto& [variable, date] : citation.other_dates) visit(date);
  for (auto& identifier : citation.identifiers) visit(identifier);
  for (auto& [name, text] : citation.other) visit(text);
}

}  // namespace citecheck::markdown

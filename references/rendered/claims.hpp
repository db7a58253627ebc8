#pragma once
// Claims: a walk over every claim of a citation, for what has to be done to each whatever its field.

#include "references/citation.hpp"

namespace citecheck::rendered {

template <typename Visit>
void for_each_claim(Citation& citation, Visit visit) {
  for (auto* const field : {&citation.title, &citation.container_title, &citation.publisher,
                            &citation.publisher_place, &citation.language, &citation.volume, &citation.issue,
                            &citation.page, &citation.edition, &citation.quote, &citation.url_status})
    if (*field) visit(**field);
  for (auto* const list : {&citation.authors, &citation.editors})
    for (auto& name : *list) visit(name);
  for (auto& [role, name] : citation.contributors) visit(name);
  for (auto* const field : {&citation.issued, &citation.accessed, &citation.archived})
    if (*field) visit(**field);
  for (auto& [variable, date] : citation.other_dates) visit(date);
  for (auto* const field : {&citation.url, &citation.archive_url})
    if (*field) visit(**field);
  for (auto& identifier : citation.identifiers) visit(identifier);
  for (auto& [variable, claim] : citation.other) visit(claim);
}

}  // namespace citecheck::rendered

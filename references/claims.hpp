#pragma once
// Walks over every claim of a citation, whatever its type: for readers that move the places of citations
// which they got from another reader, and for what weighs them.

#include "references/citation.hpp"

namespace citecheck {

/// Calls `use(claim)` for each of a Citation, const or not; a claim of any type has `as_written` and `span`.
template <typename AnyCitation, typename Use>
void for_each_claim(AnyCitation& citation, Use use) {
  for (auto* text : {&citation.title, &citation.container_title, &citation.publisher,
                     &citation.publisher_place, &citation.language, &citation.volume, &citation.issue,
                     &citation.page, &citation.edition, &citation.quote, &citation.url_status})
    if (*text) use(**text);
  for (auto* date : {&citation.issued, &citation.accessed, &citation.archived})
    if (*date) use(**date);
  for (auto* url : {&citation.url, &citation.archive_url})
    if (*url) use(**url);
  for (auto* names : {&citation.authors, &citation.editors})
    for (auto& name : *names) use(name);
  for (auto& [role, name] : citation.contributors) use(name);
  for (auto& [variable, date] : citation.other_dates) use(date);
  for (auto& identifier : citation.identifiers) use(identifier);
  for (auto& [field, text] : citation.other) use(text);
}

}  // namespace citecheck

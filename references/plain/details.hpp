#pragma once
// Details: volume, issue, pages, edition and series that name themselves ("Bd. IV", "fasc. 2", "S. 45–67",
// "第3卷", "2e éd.", "ser. LNCS"), in the languages that references are written in. They are certain where
// every other part of a reference is a matter of likelihood, so they are told before and beside the tagger.

#include <cstdint>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/plain/draft.hpp"
#include "references/span.hpp"

namespace citecheck::plain {

struct Detail {
  enum class Kind : std::uint8_t { volume, issue, pages, page_count, volume_count, edition, series };
  Kind kind = Kind::volume;
  Span whole;  ///< With the word that names it.
  Span value;
};

/// The details of a text in their order, none inside another. What could be something else is none: "no. 5"
/// counts as an issue only right behind a volume, since reports and series are numbered so too; "S. 12"
/// stands between stops, or it is a name's initial.
std::vector<Detail> find_details(std::string_view text);

/// Those of them that the text begins with, with nothing but signs and space before and between them.
std::vector<Detail> leading_details(std::string_view text);

/// Puts details into the citation's fields; a second one of its kind is kept beside the first.
void read_details(const Draft& draft, const std::vector<Detail>& details, Citation& citation);

}  // namespace citecheck::plain

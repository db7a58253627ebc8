#pragma once
// Parameters: which field of a citation a template parameter fills. The names themselves are data, in the
// tables of families/.

#include <cstdint>
#include <optional>
#include <string_view>

#include "references/identifier.hpp"

namespace citecheck::wikitext {

struct Family;

enum class Field : std::uint8_t {
  title,
  script_title,
  chapter,
  container,
  book_title,
  encyclopedia,
  series,
  publisher,
  place,
  publication_place,
  language,
  volume,
  issue,
  page,
  edition,
  quote,
  url_status,
  date,
  publication_date,
  year,
  month,
  day,
  access_date,
  archive_date,
  url,
  chapter_url,
  archive_url,
  vauthors,  ///< Authors in Vancouver style.
  veditors,
  display_authors,
  more_authors,  ///< Authors kept outside the list: the list is incomplete.
  link_is_dead,  ///< Any value but "no" says that the link is dead.
  anchor,        ///< |ref=: what short citations call this one by.
  // The ones above are kept once, of several the first; these as often as they stand there.
  identifier,
  id,                    ///< An identifier that names its kind itself: "ISBN 0-333-65684-9".
  other_date,            ///< `variable` is the CSL date variable.
  other,                 ///< `variable` is the CSL variable.
  edition_or_container,  ///< Of a book its edition, of an article the periodical.
  page_or_count,         ///< Of a book how many pages it has, unless it names some; of all else the pages.
  publisher_or_editors,  ///< Of a web page who puts it out, of other works their editors.
  // People, who may be numbered; `variable` is their role.
  last,
  first,
  whole,  ///< The whole name.
  names,  ///< Several names in one value.
};
inline constexpr std::size_t kSingleFields = static_cast<std::size_t>(Field::anchor) + 1;

struct Parameter {
  Field field = Field::title;
  std::string_view variable = {};
  Identifier::Kind identifier = Identifier::Kind::doi;
  int number = 0;  ///< Of "last2", "author2-last": 2; 0 where none is written.
};

/// The parameter of a template of that family. The family's own names go before those of all others; in
/// Citation Style 1 case counts. None for one that fills no field.
std::optional<Parameter> find_parameter(const Family& family, std::string_view name);

}  // namespace citecheck::wikitext

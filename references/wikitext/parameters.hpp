#pragma once
// Parameters: which field of a citation a template parameter fills. The table of aliases (Citation Style 1,
// its older spellings, and the names of other wikis) is data in parameters.cpp.

#include <cstdint>
#include <optional>
#include <string_view>

#include "references/identifier.hpp"

namespace citecheck::wikitext {

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
  access_date,
  archive_date,
  url,
  chapter_url,
  archive_url,
  name_list,  ///< Authors in one value.
  vauthors,   ///< Authors in Vancouver style.
  veditors,
  display_authors,
  more_authors,  ///< Authors kept outside the list: the list is incomplete.
  link_is_dead,  ///< Any value says that the link is dead.
  identifier,
  // The numbered ones.
  author_last,
  author_first,
  author,  ///< The whole name.
  editor_last,
  editor_first,
  editor,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::editor) + 1;

struct Parameter {
  Field field = Field::title;
  Identifier::Kind identifier = Identifier::Kind::doi;
  int number = 0;  ///< Of "last2", "author2-last": 2; 0 where none is written.
};

/// The parameter as Citation Style 1 matches it (case counts); none for one that fills no field.
std::optional<Parameter> find_parameter(std::string_view name);

}  // namespace citecheck::wikitext

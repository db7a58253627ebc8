#pragma once
// Elements: what the tags of a JATS citation mean (NISO Z39.96; NLM 1 to 3, BITS and NISO STS use the same).

#include <optional>
#include <string_view>

#include "references/citation.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck::jats {

/// What an element in a citation holds.
enum class Field : std::uint8_t {
  wrapper,  ///< Nothing of its own: what is in it is read.
  article_title,
  chapter_title,
  comment,
  container,
  data_title,
  date,
  date_in_citation,
  day,
  edition,
  elocation,
  etal,
  first_page,
  identifier,
  institution,
  isbn,
  issn,
  issue,
  last_page,
  link,
  month,
  name,
  nothing,  ///< A label, a footnote: no part of the citation.
  other,    ///< A field of Citation::other.
  page_count,
  page_range,
  part_title,
  person_group,
  publisher,
  publisher_place,
  season,
  string_date,
  trans_title,
  version,
  volume,
  year
};

struct Element {
  std::string_view name;
  Field field = Field::wrapper;
  std::string_view variable;  ///< Of Field::other: where it goes.
};

/// Of an element's name; a wrapper if it is unknown.
Element element_named(std::string_view name);

/// True for element-citation, mixed-citation, nlm-citation and citation.
bool is_citation_element(std::string_view name);

/// The type that publication-type (or citation-type) means; none for "other" and words nobody agreed on.
std::optional<ItemType> type_named(std::string_view publication_type);

/// The identifier that pub-id-type names; none for accession numbers and their like.
std::optional<Identifier::Kind> identifier_named(std::string_view pub_id_type);

/// The CSL name variable of a role ("translators" -> "translator"), the role itself where CSL has none;
/// "author" for none.
std::string role_named(std::string_view person_group_type);

/// Footnotes, labels, TeX beside MathML and authors of a group are no part of a text.
extern const xml::TextRules kTextRules;

}  // namespace citecheck::jats

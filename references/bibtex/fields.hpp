#pragma once
// Fields and entry types: what the names that BibTeX, biblatex and their users give to fields and to kinds of
// works mean in the model. One table serves the reader and the writer.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::bibtex {

/// Fields that are read by code of their own; all others are rows of the table.
enum class Id : std::uint8_t {
  author,
  editor,
  title,
  subtitle,
  booktitle,
  booksubtitle,
  maintitle,
  mainsubtitle,
  journaltitle,
  journalsubtitle,
  publisher,
  institution,
  organization,
  location,
  address,
  date,
  year,
  month,
  day,
  urldate,
  url,
  archiveurl,
  archivedate,
  eprint,
  eprinttype,
  eprintclass,
  pages,
  number,
  issue,
  series,
  volume,
  edition,
  language,
  langid,
  howpublished,
  note,
  quote,
  urlstatus,
  type,
  doi,
  isbn,
  issn,
  pmid,
  pmcid,
  oclc,
  jstor,
  hdl,
  bibcode,
  s2cid,
  openlibrary,
  arxiv,
  crossref,
  xdata,
  ids,
  entryset,
  entrysubtype,
  editortype,
  editoratype,
  editorbtype,
  editorctype,
  row  ///< Behind the last of these.
};

enum class Kind : std::uint8_t { own, text, verbatim, names, date };

struct FieldRow {
  std::string_view name;  ///< biblatex's, in lower case.
  Kind kind = Kind::own;  ///< `own`: by its Id.
  std::string_view csl;   ///< The CSL variable; the field's own name where CSL has none.
};

constexpr std::uint16_t kUnknownField = 0xFFFF;

/// The row of a field by any of its names, in any case; kUnknownField for a field that nobody knows.
std::uint16_t find_field(std::string_view name);
const FieldRow& field_row(std::uint16_t row);
inline const FieldRow& field_row(Id id) {
  return field_row(static_cast<std::uint16_t>(id));
}
std::uint16_t field_rows();
/// The row whose CSL variable this is, of the kind.
std::optional<std::uint16_t> field_for(std::string_view csl, Kind kind);

/// The CSL type of an entry type, in any case; none for a type that nobody knows.
std::optional<ItemType> entry_type(std::string_view name);
/// The biblatex entry type for a CSL type.
std::string_view entry_type_for(ItemType type);

/// The identifier a field holds.
std::optional<Identifier::Kind> identifier_kind(Id id);

/// "200–210" as "200-210", as `pages` is read; the dash stays where a page number holds a hyphen itself.
std::string page_range(std::string text);

}  // namespace citecheck::bibtex

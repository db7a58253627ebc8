#pragma once
// Elements: the words of TEI (P5, chapter 3.12 "Bibliographic Citations and References") and of GROBID, which
// writes it, mapped to CSL's.

#include <optional>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck::tei {

/// True for bibl, biblStruct and biblFull.
bool is_citation(std::string_view name);

/// What idno's type names; none for accession numbers and their like.
std::optional<Identifier::Kind> identifier_named(std::string_view type);

/// The kind of work that biblStruct's or bibl's type names ("journalArticle", "thesis").
std::optional<ItemType> type_named(std::string_view type);

/// The field of biblScope's unit ("volume", "issue", "page"); the unit itself for others.
std::string scope_named(std::string_view unit);

/// The CSL name variable of a role or of a statement of responsibility ("translated by" -> "translator"); ""
/// if it is none of CSL's.
std::string role_named(std::string_view words);

/// Notes are no part of a text; a line or a paragraph is a text of its own.
extern const xml::TextRules kTextRules;

}  // namespace citecheck::tei

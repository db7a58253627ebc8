#pragma once
// Story: the text of one part of a DOCX (the document, its footnotes, its endnotes) in its paragraphs, with
// the fields, notes and links in it, each with its bytes in the source.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::docx {

/// Text that stands in one place of the source.
struct Piece {
  std::size_t begin = 0;  ///< In Paragraph::text.
  std::size_t size = 0;
  Span source;
  bool exact = false;  ///< The bytes of the source are the text.
};

struct Link {
  std::size_t begin = 0;  ///< In Paragraph::text.
  std::string url;
};

struct Paragraph {
  std::string text;
  std::vector<Piece> pieces;
  std::vector<Link> links;
  std::string style;             ///< The id of its style: "Heading1".
  std::string note;              ///< The id of the note it is part of.
  bool numbered = false;         ///< Word writes its number.
  bool in_bibliography = false;  ///< Made by a reference manager or by Word's own bibliography.
  Span span;
};

/// "CITATION Tag", "ADDIN ZOTERO_ITEM CSL_CITATION {…}".
struct Field {
  std::string instruction;
  std::string data;  ///< What w:fldData holds (base64).
  std::string note;  ///< The id of the note it stands in.
  Span span;
};

/// A content control (w:sdt) with its tag, in which add-ins keep their data.
struct Control {
  std::string tag, note;
  Span span;
};

struct NoteMark {
  std::string id;
  bool endnote = false;
  Span span;
};

struct Story {
  std::vector<Paragraph> paragraphs;
  std::vector<Field> fields;
  std::vector<Control> controls;
  std::vector<NoteMark> note_marks;
};

/// The targets of external links by their ids, from a part of relations.
using Relations = std::map<std::string, std::string, std::less<>>;
Relations read_relations(std::string_view xml);

/// `xml` lies at byte `offset` of the source. Faulty XML is read up to the fault.
Story read_story(std::string_view xml, std::size_t offset, const Relations& relations,
                 std::vector<Problem>& problems);

/// The text of the first element of that name (without prefix), anywhere in the XML.
std::string element_text(std::string_view xml, std::string_view name);

}  // namespace citecheck::docx

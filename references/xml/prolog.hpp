#pragma once
// Prolog: what the first bytes of an XML document tell: its encoding, its document type, its root element.
// By these XML formats, which share a suffix, are told apart.

#include <string>
#include <string_view>

namespace citecheck::xml {

struct Prolog {
  std::string_view doctype;  ///< The text of <!DOCTYPE …>, without an internal subset; "" if there is none.
  std::string_view root;     ///< Of the first element, without its prefix; "" if none is in sight.
  std::string_view root_tag;  ///< Its whole start tag, as far as it is in sight.
};

/// Never fails: HTML or plain text have whatever root comes first, or none.
Prolog read_prolog(std::string_view head);

/// The value of encoding= in the XML declaration; "" if there is none.
std::string_view declared_encoding(std::string_view bytes);

/// True if the document needs no conversion: well-formed UTF-8 without a byte order mark.
bool is_utf8_xml(std::string_view bytes);

/// The document as UTF-8, by its byte order mark, its XML declaration, or its first bytes.
std::string xml_to_utf8(std::string_view bytes);

}  // namespace citecheck::xml

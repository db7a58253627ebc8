#pragma once
// A DOCX file made for a test, in memory.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace citecheck::test {

/// A ZIP archive of the parts, in their order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

/// A part as its archive states it, true or not.
struct RawPart {
  std::string name, bytes;
  unsigned method = 8, flags = 0;
  std::optional<std::string> packed = std::nullopt;  ///< What stands there instead of the bytes.
  std::optional<std::uint32_t> size = std::nullopt, packed_size = std::nullopt;  ///< In the list of parts.
  bool again = false;  ///< Listed only: it is where the part before it is.
};

/// The archive byte by byte; without its list of parts, or with a wrong number of them, if so told.
std::string raw_zip_of(const std::vector<RawPart>& parts, bool listed = true,
                       std::optional<std::uint16_t> count = std::nullopt);

/// The XML of word/document.xml with that body.
std::string document_xml(const std::string& body);

/// <w:p> of runs, and a run of text.
std::string paragraph(const std::string& runs, const std::string& style = "");
std::string run(const std::string& text);

/// A complex field whose instruction is cut into runs of `cut` bytes.
std::string field(const std::string& instruction, const std::string& result, std::size_t cut = 40);

/// A document of that body, and more parts.
std::string docx_of(const std::string& body, std::vector<std::pair<std::string, std::string>> more = {});

/// The text with &, < and > as entities.
std::string xml_escaped(const std::string& text);

}  // namespace citecheck::test

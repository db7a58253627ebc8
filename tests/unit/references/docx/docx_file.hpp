#pragma once
// A DOCX file made for a test, in memory.

#include <string>
#include <utility>
#include <vector>

namespace citecheck::test {

/// A ZIP archive of the parts, in their order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

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

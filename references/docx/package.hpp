#pragma once
// The parts of a DOCX file (an Open Packaging archive: a ZIP) that tell what is cited. Nothing is unpacked
// beyond a bound, whatever the archive claims; of a damaged archive the parts that can be unpacked are.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::docx {

struct Part {
  std::string name;   ///< "word/document.xml", with no slash before it; upper and lower case are the same.
  std::string bytes;  ///< Unpacked.
};

/// How many bytes are unpacked at most, of each part and in all, and how many parts.
struct Bounds {
  std::size_t part = 64u << 20, all = 128u << 20, parts = 4096;
};

/// The XML parts that may matter, those of text first. What cannot be unpacked is told in `problems`.
std::vector<Part> read_package(std::string_view zip, std::vector<Problem>& problems, Bounds bounds = {});

/// True for the parts that read_package unpacks: those under word/ that hold text, notes and relations,
/// stored data (customXml/), and the document's properties.
bool is_wanted(std::string_view name);

/// Of an archive whose list of parts is missing or wrong: what the headers before each part lead to. The
/// first part of a name counts.
std::vector<Part> recover_parts(std::string_view zip, Bounds bounds);

/// The name without the slashes that some programs write before it, and with slashes for backslashes.
std::string part_name(std::string_view name);

/// True for the text of a document, which may have another number: "word/document2.xml".
bool is_document(std::string_view name);

}  // namespace citecheck::docx

#pragma once
// What the fields and content controls of a document cite: the data that Zotero, Mendeley and EndNote keep in
// them, and the tags of Word's own sources.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/docx/endnote.hpp"

namespace citecheck::docx {

/// The works a field's data describe, in order; none if the field is of another kind. Faults are told in
/// `problems` at `place`.
std::vector<KeyedCitation> read_field(std::string_view instruction, std::string_view data, Span place,
                                      std::vector<Problem>& problems);

/// Of a content control's tag ("MENDELEY_CITATION_v3_…").
std::vector<KeyedCitation> read_control(std::string_view tag, Span place, std::vector<Problem>& problems);

/// The tags that a field of Word's own bibliography cites: "CITATION Smith14 \l 1033 \m Doe12".
std::vector<std::string> cited_tags(std::string_view instruction);

}  // namespace citecheck::docx

#pragma once
// One record of RIS as a citation. What a tag means depends on the type of the record (the specification of
// 2011 and the habits of EndNote, Zotero and publishers).

#include <string_view>

#include "references/citation.hpp"
#include "references/ris/ris_lines.hpp"

namespace citecheck::ris {

/// `text` is the source that the record was read from.
Citation read_record(std::string_view text, const Record& record);

}  // namespace citecheck::ris

#pragma once
// EndNote's own XML (<EndNote><Cite>…<record>), as it stands in the fields of a document. Its elements say
// what the tags of RIS say, so the record is read as RIS.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::docx {

struct KeyedCitation {
  std::string key;    ///< The same for every mention of the work.
  Citation citation;  ///< Without places: every span is empty, at 0.
};

std::vector<KeyedCitation> read_endnote(std::string_view xml);

}  // namespace citecheck::docx

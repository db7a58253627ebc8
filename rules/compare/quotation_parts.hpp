#pragma once
// The parts of a quotation: what stands word for word between ellipses and insertions in brackets.

#include <string_view>
#include <vector>

#include "rules/compare/page_text.hpp"

namespace citecheck {

struct QuotationPart {
  KeyedText text;  ///< Never empty.
  bool after_brackets =
      false;  ///< The gap before it is an insertion, which stands for a few words; else any.
};

/// "A … b [the minister] c, [t]he d [sic]": an ellipsis, bare or in brackets, leaves out any text; brackets
/// about whole words stand for a few; brackets within a word only change a letter; "[sic]" is the quoter's.
std::vector<QuotationPart> quotation_parts(std::string_view quotation);

}  // namespace citecheck

#pragma once
// Quoted text: what an article puts in quotation marks on the word of a reference: its field for a quotation,
// and text of eight words or more that ends in quotation marks right before the reference's mark.

#include <string>
#include <vector>

#include "references/citation.hpp"

namespace citecheck {

struct QuotedText {
  std::string text;  ///< Without the marks and without markup.
  Span span;         ///< In the article; of the claim, or of the text between the marks.
  bool in_text = false;
};

/// In the article's order; of each text once. Where several marks stand together it is open which of them is
/// quoted, and a text that is the title of the cited work is no quotation.
std::vector<QuotedText> quoted_texts(const Article& article, const Citation& citation);

}  // namespace citecheck

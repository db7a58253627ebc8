#pragma once
// PdfContent: what the helper found in a PDF, nothing of it understood yet. The answer is read as warily as
// the PDF itself would be: whoever made the PDF may speak through the helper.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "references/result.hpp"

namespace citecheck {

/// A word where it stands on paper, in points from the left upper corner.
struct PdfWord {
  int page = 0;  ///< From 0.
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;   ///< Of the type.
  int rotation = 0;  ///< In quarters of a turn.
  std::string text;
};

struct PdfContent {
  /// The document information dictionary (ISO 32000-1, 14.3.3): "Title", "Author", "CreationDate", ….
  std::vector<std::pair<std::string, std::string>> info;
  std::string xmp;                 ///< The metadata stream (14.3.2), "" if there is none.
  std::vector<PdfWord> words;      ///< Of the first pages, in reading order.
  std::vector<std::string> pages;  ///< The text of each.
  double height = 0;               ///< Of the first page.
  bool cut = false;                ///< There is more text than `pages` has.

  std::string_view info_of(std::string_view key) const;
};

/// From the helper's answer; every text is valid UTF-8 without control characters but line breaks. An error
/// says in words why nothing was read ("the PDF is encrypted").
Result<PdfContent> parse_pdf_answer(std::string_view json);

}  // namespace citecheck

#pragma once
// Describing a PDF: what is in it, as it stands there, for a reader that judges it elsewhere. This side knows
// poppler and nothing of pages and citations.

#include <string>
#include <vector>

namespace citecheck::pdf {

/// Loads what poppler would load later, when files can no longer be opened: the C library's converters of
/// character sets.
void prepare();

/// One JSON object:
///
/// - "error": why nothing could be read ("encrypted", "damaged"); then nothing else.
/// - "info": the document information dictionary (ISO 32000-1, 14.3.3), as text; dates as they are written.
/// - "xmp": the metadata stream (14.3.2), "" if there is none.
/// - "page_count", and of the first page "width" and "height" in points.
/// - "words" of the first pages: [page, x0, y0, x1, y1, font size, rotation in quarters, text], in reading
///   order, y from the top.
/// - "pages": the text of every page, in reading order.
/// - "cut": what was left out is not known: there were too many pages, too much text, or too little time.
std::string describe(std::vector<char> bytes);

}  // namespace citecheck::pdf

#pragma once
// Lines of a PDF's first page, put together from words and their places: where a title ends and its authors
// begin shows in the size of the type alone.

#include <string>
#include <vector>

#include "checker/page/pdf_content.hpp"

namespace citecheck {

struct PdfLine {
  std::string text;  ///< Without what is raised or much smaller: marks of footnotes.
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;  ///< Of most of its type.
};

/// The upright lines of a page (from 0), in reading order.
std::vector<PdfLine> lines_of(const PdfContent& pdf, int page);

/// What stands sideways on the page, each run as one text: arXiv's stamp stands so.
std::vector<std::string> sideways_texts(const PdfContent& pdf, int page);

/// The size most of the type has, by characters; 0 without any.
double body_size(const std::vector<PdfLine>& lines);

/// Consecutive lines as one text.
std::string join_lines(const PdfLine* begin, const PdfLine* end);

}  // namespace citecheck

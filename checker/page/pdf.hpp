#pragma once
// A PDF as a page: what its fields, its first page and its text say. Fields are filled by programs and people
// who do not look, so what the first page shows as well counts for more, and when a file was made is but a
// hint. A PDF without text, a scan, says nothing.

#include <string_view>

#include "checker/page/page.hpp"
#include "checker/page/pdf_content.hpp"

namespace citecheck {

PageFacts read_pdf(const PdfContent& pdf, std::string_view url, const PageWants& wants = {});

/// A title field that holds something else: the name of a file or of a program ("Microsoft Word - x.doc",
/// "untitled", "paper_final2").
bool is_junk_title(std::string_view title);

}  // namespace citecheck

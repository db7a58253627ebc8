#pragma once
// The first page of a PDF, read as a reader sees it: the title is its largest type, the authors stand
// beneath, and dates and identifiers say what they are in the words before them.

#include "checker/page/candidates.hpp"
#include "checker/page/pdf_content.hpp"

namespace citecheck {

/// Adds to `found`. Returns the title, "" if none stands out; the second page is looked at where the first
/// has no text.
std::string read_first_page(const PdfContent& pdf, Candidates& found);

}  // namespace citecheck

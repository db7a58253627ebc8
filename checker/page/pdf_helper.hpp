#pragma once
// The helper for PDFs, citecheck-pdf, as seen from here: a process for each PDF, which gets its bytes and has
// to answer in time and size. Whatever becomes of it, it becomes a reason why a PDF was not read.

#include <chrono>
#include <string>
#include <string_view>

#include "references/result.hpp"

namespace citecheck {

struct PdfHelper {
  std::string program;                                        ///< Its path; "" means beside this program.
  std::chrono::milliseconds limit{std::chrono::seconds{15}};  ///< By the clock; then it is killed.
  std::size_t max_answer = 8u << 20;                          ///< Bytes.
};

/// What the helper wrote about `pdf`, or in words for a person why it wrote nothing. It waits for the helper
/// at most `limit`; many threads may call it at the same time.
Result<std::string> ask_pdf_helper(std::string_view pdf, const PdfHelper& helper = {});

}  // namespace citecheck

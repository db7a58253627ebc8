#pragma once
// The fuzz target of what the helper for PDFs answers: whoever made a PDF may speak through it.

#include <string>
#include <string_view>

namespace citecheck::test {

/// What is wrong with what was made of the answer; "" if all is sound.
std::string read_a_pdf_answer(std::string_view bytes);

}  // namespace citecheck::test

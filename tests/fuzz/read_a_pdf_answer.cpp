#include "fuzz/read_a_pdf_answer.hpp"

#include <algorithm>
#include <vector>

#include "checker/page/pdf.hpp"
#include "checker/page/pdf_content.hpp"
#include "references/text.hpp"

namespace citecheck::test {

std::string read_a_pdf_answer(std::string_view bytes) {
  const Result<PdfContent> content = parse_pdf_answer(bytes);
  if (!content) return content.error().what.empty() ? "no reason" : "";
  const std::vector<std::string> wanted{"the tide in the harbour was the same"};
  const PageFacts facts =
      read_pdf(*content, "", {.mentions = true, .text_sketch = true, .quotations = wanted});
  for (const auto* list : {&facts.titles, &facts.sites, &facts.identifiers})
    for (const auto& one : *list) {
      if (first_invalid_utf8(one.value)) return "invalid UTF-8";
      if (one.confidence < 0 || one.confidence > 100) return "a confidence out of bounds";
    }
  if (!std::ranges::is_sorted(facts.titles, std::ranges::greater{}, &Sourced<std::string>::confidence))
    return "titles are not best first";
  return facts.searched.size() == 1 ? "" : "a quotation was not searched";
}

}  // namespace citecheck::test

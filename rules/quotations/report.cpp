#include "rules/quotations/report.hpp"

#include <string>

namespace citecheck {

Finding finding_about(const Quotation& quotation) {
  Finding finding;
  finding.span = quotation.span;
  std::string where = quotation.where;
  if (quotation.passage.page != 0) where += " (page " + std::to_string(quotation.passage.page) + ")";
  if (quotation.passage.offset) where += " (byte " + std::to_string(*quotation.passage.offset) + ")";
  finding.because.push_back({quotation.text, quotation.passage.nearest, std::move(where)});
  return finding;
}

}  // namespace citecheck

#pragma once
// The card of one reference in the HTML report: verdict, findings with both values, and the evidence.

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "references/line_index.hpp"
#include "reports/report.hpp"

namespace citecheck {

std::string_view verdict_words(Verdict::Kind kind);  ///< "not checked"
std::string_view severity_mark(Severity severity);   ///< An inline SVG shape: colour is not the only sign.
/// As the list shows it, else "#" and the position.
std::string citation_label(const Citation& citation);

void write_finding_html(std::ostream& out, const Article& article, const Finding& finding,
                        const LineIndex& lines);

/// `folder` is the report's own.
void write_card(std::ostream& out, const ArticleResult& result, const Citation& citation,
                std::span<const Finding* const> findings, const LineIndex& lines, const std::string& anchor,
                const std::string& folder);

}  // namespace citecheck

#pragma once
// Text facts: what there is to know of a page's text where it has no markup that tells one part from another:
// how long it is, which words, days and quotations it holds, its language.

#include <string>
#include <string_view>

#include "checker/page/page.hpp"
#include "rules/compare/page_text.hpp"

namespace citecheck {

/// Fills in what `wants` asks for. `text` is finished.
void read_text(const PageText& text, const PageWants& wants, PageFacts& facts);

/// The language of a text by its function words, "" if they do not decide.
std::string language_of_text(std::string_view text);

}  // namespace citecheck

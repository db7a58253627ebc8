#pragma once
// Documents: a page in whatever form it comes: HTML, PDF, plain text, XML. Which it is, its content type and
// its first bytes tell.

#include <optional>
#include <string_view>

#include "checker/page/page.hpp"

namespace citecheck {

/// The form a body is read as; none where nothing is known to read it. `content_type` is the header's value,
/// "" if there is none.
std::optional<PageForm> form_of(std::string_view content_type, std::string_view body);

/// What the page says of itself. An error says in words why nothing was read. For a PDF the helper is run;
/// one that was cut is not read, because what leads through a PDF stands at its end.
Result<PageFacts> read_document(std::string_view body, std::string_view content_type, std::string_view url,
                                const PageWants& wants = {});

}  // namespace citecheck

#pragma once
// Bare URLs in prose, as GitHub links them: "https://example.org/a", "www.example.org".

#include <cstddef>
#include <string_view>

#include "references/markdown/document.hpp"
#include "references/span.hpp"

namespace citecheck::markdown {

/// Adds the bare URLs of one block to its document. They are looked for outside of the block's `known` links,
/// which are the document's last.
void find_bare_urls(std::string_view source, Span block, std::size_t known, Document& document);

}  // namespace citecheck::markdown

#pragma once
// The end of an input that ends within a URL. What such a URL leads to is not what the article cites, and
// nothing in it shows that it is cut; what was opened before it and is still open does.

#include <optional>
#include <string_view>

#include "references/citation.hpp"
#include "references/span.hpp"

namespace citecheck {

/// The URL in which the text of that format ends, if something shows that more of it should follow: a
/// bracket, a quote or a tag around it that is still open, a LaTeX environment without its end. None for
/// formats whose own grammar tells (BibTeX, JSON, XML, templates of wikitext), and where it cannot be known:
/// at the end of plain text or of a bare URL in Markdown.
std::optional<Span> cut_url(Format format, std::string_view text);

/// A Problem "truncated-url" for it.
void report_cut_url(Article& article);

}  // namespace citecheck

#pragma once
// From markup to citations: walks the nodes of a page once and gathers references, their templates, their
// uses and what stands beside them.

#include "references/citation.hpp"
#include "references/wikitext/plain_text.hpp"

namespace citecheck::wikitext {

/// More citations than this are not read (Problem "too-many-references"): a page of MediaWiki has at most
/// 2 MiB, so no real one comes near it.
inline constexpr std::size_t kMaxCitations = 100'000;

/// Adds citations, dangling marks and problems to `article`, whose source is page.source.
void assemble(const Page& page, Article& article);

}  // namespace citecheck::wikitext

#pragma once
// The reader of wikitext, the source of a MediaWiki page. One input is one article.
//
// What becomes a Citation:
// - Every reference (<ref>, {{#tag:ref}}, {{refn}}, {{efn}}) that has a body is one Citation for each
//   citation template in it, and one Citation of free text where it has none. The Citations of a reference
//   share its label, group, name and marks; `span` is the whole reference, or the template alone where there
//   are several.
// - A name that is defined again gives Citations again (with the shared label and marks), so that nothing the
//   page holds goes unseen; a different text is a Problem "duplicate-ref-name".
// - A citation template outside any reference (a list of literature) is a Citation without label and marks.
// Citations stand in the order of the page. Marks are the spans of <ref …>…</ref>, <ref …/> and {{r|…}} in
// the text; a definition inside a list of references is no mark.
//
// The title of the article is the file's name without its suffix, underscores as spaces: a page does not hold
// its own title. The language is not known.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// Problems: "invalid-utf8", "unclosed-ref", "unopened-ref", "unclosed-template", "empty-ref",
/// "duplicate-ref-name", "too-many-references", "too-many-marks".
std::unique_ptr<Reader> open_wikitext(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options = {});

/// Fills in an article whose source is wikitext; path, title and language are the caller's.
void read_wikitext(Article& article);

/// 0..100.
int looks_like_wikitext(std::string_view head);

}  // namespace citecheck

#pragma once
// The reader of wikitext, the source of a MediaWiki page. One input is one article.
//
// What becomes a Citation:
// - Every reference (<ref>, {{#tag:ref}}, {{refn}}, {{efn}}) that has a body is one Citation for each
//   citation template in it, and one Citation of free text where it has none. The Citations of a reference
//   share its label, group, name and marks; `span` is the whole reference, or the template alone where there
//   are several. The details of a reference (<ref name="a" details="p. 5" />) are one of their own, "1.1".
// - A name that is defined again gives Citations again (with the shared label and marks), so that nothing the
//   page holds goes unseen; a different text is a Problem "duplicate-ref-name".
// - A citation template outside any reference (a list of literature) is a Citation without label.
// - {{note|a}} is one, with the rest of its line.
// Citations stand in the order of the page. Marks are the spans of <ref …>…</ref>, <ref …/>, {{r|…}},
// {{ref|…}} in the text, and of the short citations ({{sfn|…}}, {{harv|…}}) that name the work by author and
// year; a definition inside a list of references is no mark. A short note {{sfn}} takes a number as any other
// note. A short citation whose work is not there is a dangling mark, unless a template that is not understood
// may be that work.
//
// The title of the article is the file's name without its suffix, underscores as spaces: a page does not hold
// its own title. Its language is known where its templates and its categories tell it together.

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

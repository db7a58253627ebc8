#pragma once
// Citation templates: what {{cite web|…}} and its kin claim, as a Citation.

#include "references/citation.hpp"
#include "references/wikitext/plain_text.hpp"
#include "references/wikitext/templates.hpp"

namespace citecheck::wikitext {

/// True if the template has what `info.needs`, where the name alone does not tell.
bool is_citation(const Page& page, const Node& node, const TemplateInfo& info);

/// Fills the claims, the type and the name of the template. The last of several arguments with one name
/// counts, as in MediaWiki; of several names for one field the first that has a value counts, and the others
/// are kept in `other`, as is whatever fills no field.
///
/// A chapter with a title gives a part of a work: `title` is then the chapter and `container_title` the
/// work, and the chapter's URL, where one is stated, is `url` (an archive URL belongs to it, as in CS1).
/// Without any URL of its own, one in its other arguments is kept in `other` as "url".
void read_citation_template(const Page& page, const Node& node, const TemplateInfo& info, Citation& citation);

}  // namespace citecheck::wikitext

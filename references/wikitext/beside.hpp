#pragma once
// What stands beside a citation and belongs to it: {{webarchive}} and its kin, {{ISBN}}, {{doi}}, ….

#include "references/citation.hpp"
#include "references/wikitext/plain_text.hpp"
#include "references/wikitext/templates.hpp"

namespace citecheck::wikitext {

/// {{webarchive|url=…|date=…}}, {{wayback|url=original|date=20090101}}, {{Webarchiv|url=original
/// |wayback=20090101|text=title}}. Claims the citation holds already are kept.
void read_archive_template(const Page& page, const Node& node, Citation& citation);

/// {{ISBN|…}}, {{arXiv|archive|number}}; one of a kind without a checker is kept in `other`.
void read_identifier_template(const Page& page, const Node& node, const TemplateInfo& info,
                              Citation& citation);

}  // namespace citecheck::wikitext

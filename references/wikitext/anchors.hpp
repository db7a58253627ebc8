#pragma once
// Anchors: what short citations ({{sfn|Smith|2010}}, {{harvnb|Smith|Jones|2010}}) and full ones call each
// other by. Citation Style 1 makes the anchor of up to four family names and the year, or takes the one that
// |ref= states.

#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"
#include "references/wikitext/plain_text.hpp"
#include "references/wikitext/templates.hpp"

namespace citecheck::wikitext {

/// What a citation template may be called by.
std::vector<std::string> anchors_of(const Page& page, const Node& node, const TemplateInfo& info);

/// What a short citation leads to.
struct ShortCitation {
  std::string anchor;  ///< As anchors_of() makes it: "SmithJones2010"; empty where it leads nowhere.
  std::string label;   ///< For a person: "Smith Jones 2010".
  std::string family;  ///< The first name, by which a source that is not understood may be told.
  Span span;
};

/// One for {{sfn}} and {{harv}}, several for {{sfnm}}.
std::vector<ShortCitation> short_citations(const Page& page, const Node& node, Role role);

}  // namespace citecheck::wikitext

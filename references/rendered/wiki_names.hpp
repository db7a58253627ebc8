#pragma once
// Wiki names: what MediaWiki's ids, classes and data say of a note or a citation: the name and group of a
// <ref>, the label of a mark, the template a citation was written with.

#include <optional>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

struct NoteName {
  std::string name, group;
};

/// "cite_note-smith-3" is "smith"; "cite_note-3" has no name.
std::string name_in_id(std::string_view id);

/// Name and group of Parsoid's data-mw; none if it tells neither.
std::optional<NoteName> stated_name(std::string_view data);

/// The group that a list of references states: data-mw-group, or its style of numbers; "" if none.
std::string group_of_list(const Page& page, Index list);

/// The group that a label tells: "note 1" is of "note", "b" of "lower-alpha".
std::string group_in_label(const Page& page, Index item, std::string_view label);

/// "[12]" without its brackets.
std::string mark_label(std::string_view text);

struct WikiTemplate {
  std::string name;                    ///< "cite web"; "" if the class tells none.
  ItemType type = ItemType::document;  ///< `document` where the class tells none.
};

/// By the classes of <cite>: "citation web cs1".
WikiTemplate template_of(std::string_view classes);

}  // namespace citecheck::rendered

#pragma once
// Templates: what a template's name means to a reader of references. The names are data (templates.cpp); a
// new template is a new line there.

#include <optional>
#include <string>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::wikitext {

/// What a template is for.
enum class Role : std::uint8_t {
  none,
  citation,    ///< {{cite web|…}}
  note,        ///< {{refn|…}}, {{efn|…}}, {{#tag:ref|…}}: a reference written as a template.
  reuse,       ///< {{r|a|b}}: marks of references by their names.
  note_list,   ///< {{reflist}}, {{#tag:references|…}}
  dead_link,   ///< {{dead link}}
  archive,     ///< {{webarchive|url=…|date=…}}
  identifier,  ///< {{ISBN|…}}, {{doi|…}}
};

struct TemplateInfo {
  std::string_view name;  ///< The name redirects lead to: "cite web" for "citeweb".
  Role role = Role::none;
  ItemType type = ItemType::document;                   ///< Of a citation.
  Identifier::Kind identifier = Identifier::Kind::doi;  ///< Of an identifier.
  std::string_view group = {};                          ///< The group of a note or list that names none.
  std::string_view needs = {};  ///< A citation only with this parameter: the name alone is too common.
};

/// The name between "{{" and the first pipe as it is compared: without comments, "Template:" and "subst:",
/// underscores as spaces, in lower case.
std::string template_name(std::string_view written);

/// By a name from template_name(). A name that begins with "cite " and is not known is a citation too.
TemplateInfo template_info(std::string_view name);

/// What a template for typography prints ("–" for "ndash"); none for others.
std::optional<std::string_view> typographic(std::string_view name);

/// Which unnamed argument of a template holds its text (2 for "lang"), counted from 1; 0 if it prints none.
int text_argument(std::string_view name);

}  // namespace citecheck::wikitext

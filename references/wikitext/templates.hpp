#pragma once
// Templates: what a template's name means to a reader of references. The names are data: citation templates
// in families/, all others in template_roles.cpp.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck::wikitext {

struct Family;

/// What a template is for.
enum class Role : std::uint8_t {
  none,
  citation,          ///< {{cite web|…}}
  note,              ///< {{refn|…}}, {{efn|…}}, {{#tag:ref|…}}: a reference written as a template.
  reuse,             ///< {{r|a|b}}: marks of references by their names.
  note_list,         ///< {{reflist}}, {{#tag:references|…}}
  short_note,        ///< {{sfn|Smith|2010}}: a note that leads to a citation by its author and year.
  short_notes,       ///< {{sfnm|1a1=Smith|1y=2010|2a1=…}}: several in one note.
  short_citation,    ///< {{harv|Smith|2010}}: the same in the text, no note.
  anchor,            ///< {{sfnref|Smith|2010}}: what short citations call a citation by.
  named_mark,        ///< {{ref|a}}
  named_note,        ///< {{note|a}}, whose text is the rest of the line.
  dead_link,         ///< {{dead link}}
  archive,           ///< {{webarchive|url=…|date=…}}
  identifier,        ///< {{ISBN|…}}, {{doi|…}}
  other_identifier,  ///< {{LCCN|…}}: of a kind without a checker.
  url,               ///< {{URL|example.org/x}}, {{official website|…}}
};

struct TemplateInfo {
  std::string_view name;  ///< The name redirects lead to: "cite web" for "citeweb".
  Role role = Role::none;
  ItemType type = ItemType::document;                   ///< Of a citation.
  Identifier::Kind identifier = Identifier::Kind::doi;  ///< Of an identifier.
  std::string_view group = {};                          ///< The group of a note or list that names none.
  std::string_view needs = {};     ///< A citation only with this parameter: the name alone is too common.
  const Family* family = nullptr;  ///< Of a citation; null for one that is only known to be one ("cite …").
};

/// A template that is no citation, and its meaning.
struct TemplateRole {
  std::string_view name;
  Role role;
  std::string_view group = {};
  Identifier::Kind identifier = {};
};
std::span<const TemplateRole> template_roles();

/// The name between "{{" and the first pipe as it is compared: without comments, "Template:" and "subst:",
/// underscores as spaces, in lower case. Empty for what is too long for a name.
std::string template_name(std::string_view written);

/// By a name from template_name(), which must outlive the answer. A name that begins with "cite " and is not
/// known is a citation too.
TemplateInfo template_info(std::string_view name);

/// What a template for typography prints ("–" for "ndash"); none for others.
std::optional<std::string_view> typographic(std::string_view name);

/// Which unnamed argument of a template holds its text (2 for "lang"), counted from 1; 0 if it prints none.
int text_argument(std::string_view name);

}  // namespace citecheck::wikitext

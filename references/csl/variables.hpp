#pragma once
// The variables of CSL 1.0.2 (specification, appendix IV; schema csl-data.json), by what they hold, and the
// members that our writer adds to them in `custom`.

#include <cstdint>
#include <optional>
#include <string_view>

namespace citecheck::csl {

enum class VariableKind : std::uint8_t {
  text,  ///< Standard and number variables: a string or a number in CSL-JSON.
  name,  ///< A list of names.
  date
};

/// None if CSL has no such variable. `type`, `id`, `categories` and `custom` are none.
std::optional<VariableKind> variable_kind(std::string_view name);

/// True if Citation has a member of its own for the text variable ("title", "DOI").
bool has_member(std::string_view variable);

/// True if our writer gives `custom` a member of that name.
bool is_own_member(std::string_view key);

}  // namespace citecheck::csl

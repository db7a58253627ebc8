#pragma once
// The variables of CSL 1.0.2 (specification, appendix IV; schema csl-data.json), by what they hold.

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

}  // namespace citecheck::csl

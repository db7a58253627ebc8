#pragma once
// One item of CSL-JSON as a citation: the variables of CSL, and what our own writer keeps in `custom`.

#include <vector>

#include "references/citation.hpp"
#include "references/csl/json_text.hpp"

namespace citecheck::csl {

/// `item` is an object. Spans are those of the JSON text. `key` names the item where it has no id.
Citation read_item(const JsonValue& item, std::string_view key = {});

}  // namespace citecheck::csl

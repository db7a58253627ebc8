#pragma once
// DataCite's own JSON (schema 4), which its registry and tools give in files beside CSL-JSON.

#include "references/citation.hpp"
#include "references/csl/json_text.hpp"

namespace citecheck::csl {

/// True for an object with lists of creators or titles as DataCite has them.
bool is_datacite(const JsonValue& object);

/// Spans are those of the JSON text. What has no place in a citation is kept by its own name.
Citation read_datacite(const JsonValue& object);

}  // namespace citecheck::csl

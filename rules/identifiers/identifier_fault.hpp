#pragma once
// What the rules on identifiers share: one finding for each identifier of a kind that cannot be right.

#include "rules/rule.hpp"

namespace citecheck {

/// Reports every identifier of the kind whose form or checksum is wrong. "((…))" around a value is the
/// citation templates' mark for "printed like this", and is believed.
void report_faulty(const CitationInput& input, FindingSink& sink, Identifier::Kind kind);

}  // namespace citecheck

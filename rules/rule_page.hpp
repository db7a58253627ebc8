#pragma once
// Rules, shown to people and machines: the page of one rule, the list of all, both made from the fields of
// the rules and from nothing else. The pages in rules/doc are what rule_page returns; a test compares them.

#include <span>
#include <string>

#include "rules/rule.hpp"

namespace citecheck {

/// Markdown: heading, summary, a table of its fields, the explanation. Ends with a line break.
std::string rule_page(const Rule& rule);

/// Several pages, one behind the other; a table of codes, names and summaries where `rules` are more than
/// one.
std::string rules_markdown(std::span<const Rule* const> rules);

/// One line per rule: code, severity, name, summary; a single rule is explained in full.
std::string rules_text(std::span<const Rule* const> rules);

/// One JSON array of objects: code, name, summary, severity, needs, contradicts, since, explain.
std::string rules_json(std::span<const Rule* const> rules);

}  // namespace citecheck

#pragma once
// What the rules about archived copies share: what may be edited, and how a copy is written into a citation.

#include <chrono>
#include <string>
#include <string_view>

#include "rules/rule.hpp"

namespace citecheck {

/// A template of Citation Style 1 in wikitext, whose parameters and checks are known.
bool is_cs1(const CitationInput& input);

/// True if the URL stands in the source just as it is, so that it can be replaced there.
bool can_be_replaced(const CitationInput& input, const Claim<Url>& url);

/// " |archive-url=… |archive-date=…" behind the citation's URL, the day in the style of its other dates; none
/// where that is no parameter of such a template, or where the template names a copy, if an empty one.
std::optional<Edit> insert_copy(const CitationInput& input, std::string_view copy, std::chrono::sys_days day);

}  // namespace citecheck

#pragma once
// Cutting details: what names itself (details.hpp) is taken out of the parts that the tagger lumped it into.

#include <string_view>
#include <vector>

#include "references/plain/details.hpp"
#include "references/plain/tagger.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

/// Takes the details out of the tagged parts that they lie in, and drops those which belong to their part:
/// what a title goes on behind ("Symphony no. 5 in C"), what names a series or a report.
void cut_details(std::string_view text, const std::vector<Token>& tokens, std::vector<Segment>& segments,
                 std::vector<Detail>& details);

}  // namespace citecheck::plain

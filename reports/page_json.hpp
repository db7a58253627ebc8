#pragma once
// PageFacts as JSON: the "page" object of the JSON report and the line that `citecheck page` prints are one.

#include <string>
#include <string_view>

#include "rules/evidence.hpp"

namespace citecheck {

/// One JSON object on one line: title, authors, published, modified, site, language, sources (every value
/// found, with its source and confidence), kind. `file` and `url` come first where they are not empty.
std::string page_json(const PageFacts& page, std::string_view file = {}, std::string_view url = {});

}  // namespace citecheck

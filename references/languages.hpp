#pragma once
// Languages: the codes of languages that citations name in words.

#include <string>
#include <string_view>

namespace citecheck {

/// "German", "de", "de-AT" as BCP 47 ("de", "de", "de-AT"); the text itself if it is not known.
std::string language_tag(std::string_view text);

}  // namespace citecheck

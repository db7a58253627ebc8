#pragma once
// Character references of HTML ("&eacute;", "&#8217;"): the names of HTML 4, the commonest of HTML 5, and all
// numbers. An unknown name is left as it is written.

#include <string>
#include <string_view>

namespace citecheck {

/// `text` with its character references replaced, once (HTML Standard, 13.2.5.72).
std::string decode_entities(std::string_view text);

}  // namespace citecheck

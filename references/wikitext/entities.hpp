#pragma once
// Character references of HTML (HTML Living Standard, 13.5): "&nbsp;", "&#8211;", "&#x2013;".

#include <cstddef>
#include <string>
#include <string_view>

namespace citecheck::wikitext {

struct Entity {
  char32_t code_point = 0;
  std::size_t length = 0;  ///< Bytes, with "&" and ";"; 0 if no known reference stands there.
};

/// The reference at text[at] (an "&"). The named ones of HTML 4 are known; the ";" is required.
Entity entity_at(std::string_view text, std::size_t at);

/// Every known reference replaced by its character.
std::string decode_entities(std::string_view text);

}  // namespace citecheck::wikitext

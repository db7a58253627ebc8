#pragma once
// What stands behind a link's text: "(destination "title")", "[label]", or nothing.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "references/span.hpp"

namespace citecheck::markdown {

struct LinkTail {
  std::size_t end = 0;
  Span destination;  ///< Without angle brackets.
};

/// "(destination "title")" whose "(" stands at text[at]; none if it is none.
std::optional<LinkTail> inline_tail(std::string_view text, std::size_t at);

/// The label of "[label]" whose "[" stands at text[at].
std::optional<Span> tail_label(std::string_view text, std::size_t at);

/// Backslashes before punctuation taken off, character references replaced.
std::string unescape(std::string_view text);

}  // namespace citecheck::markdown

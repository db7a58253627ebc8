#pragma once
// Special bytes: where the next byte stands that may begin, part or end markup. Most bytes of a page are
// none, so they are passed over sixteen at a time.

#include <cstddef>
#include <string_view>

namespace citecheck::wikitext {

/// The next of "<{[:" at or behind `at`, the end of the text if there is none: all that matters where no
/// markup is open.
std::size_t next_opening(std::string_view text, std::size_t at);

/// The next of "\n<{}[]|=:", and perhaps some other byte that means nothing.
std::size_t next_special(std::string_view text, std::size_t at);

}  // namespace citecheck::wikitext
